namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Where a long line is broken.</summary>
internal static class LineWrap
{
    /// <summary>The width that a line passes before its next space becomes a break, in characters.</summary>
    private const int Width = 80;

    /// <summary>The character is a single space between two words, and the line is past its width.</summary>
    public static bool CanReplace(string text, int index, int column) =>
        IsAfterWord(text, index, column) && text[index + 1] != ' ';

    /// <summary>The character is the first of one or more spaces within the text, and the line is past its width.</summary>
    public static bool IsAfterWord(string text, int index, int column) =>
        column > Width && text[index] == ' ' && index > 0 && index < text.Length - 1 && text[index - 1] != ' ';
}
