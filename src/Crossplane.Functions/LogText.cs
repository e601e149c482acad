using System.ComponentModel;

namespace Crossplane.Functions;

/// <summary>Text of strangers in the log.</summary>
/// <remarks>For hosts of functions, not for functions.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LogText
{
    /// <summary>Returns a text on one line: cut to a length, with U+FFFD in place of control characters.</summary>
    /// <param name="text">The text; null is empty.</param>
    /// <param name="maxLength">The number of characters.</param>
    public static string Clean(string? text, int maxLength) =>
        string.IsNullOrEmpty(text) ? "" : Replace(text, Math.Min(text.Length, maxLength), BreaksLine);

    /// <summary>Returns a text of several lines, with U+FFFD in place of what a terminal would obey.</summary>
    public static string CleanLines(string text) => Replace(text, text.Length, IsObeyed);

    private static string Replace(string text, int length, Func<char, bool> isUnsafe) =>
        text.Length == length && !text.Any(isUnsafe)
            ? text
            : string.Create(length, (text, isUnsafe), static (cleaned, given) =>
            {
                for (var index = 0; index < cleaned.Length; index++)
                {
                    cleaned[index] = given.isUnsafe(given.text[index]) ? '\uFFFD' : given.text[index];
                }
            });

    // Some readers of logs also break lines at the two separators.
    private static bool BreaksLine(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';

    private static bool IsObeyed(char character) => char.IsControl(character) && character is not ('\r' or '\n' or '\t');
}
