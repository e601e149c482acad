namespace Crossplane.Functions;

/// <summary>Text of strangers in the log.</summary>
internal static class LogText
{
    /// <summary>Returns a text on one line: cut to a length, with U+FFFD in place of control characters.</summary>
    /// <param name="text">The text; null is empty.</param>
    /// <param name="maxLength">The number of characters.</param>
    public static string Clean(string? text, int maxLength)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var length = Math.Min(text.Length, maxLength);
        return text.Length == length && !text.Any(IsUnsafe)
            ? text
            : string.Create(length, text, (cleaned, original) =>
            {
                for (var index = 0; index < cleaned.Length; index++)
                {
                    cleaned[index] = IsUnsafe(original[index]) ? '\uFFFD' : original[index];
                }
            });
    }

    // Some readers of logs also break lines at the two separators.
    private static bool IsUnsafe(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';
}
