namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Decides where long lines are wrapped.</summary>
internal static class LineWrap
{
    /// <summary>The width in characters beyond which a line is wrapped at its next space.</summary>
    private const int Width = 80;

    /// <summary>True for a single space between two words in a line that exceeds the width.</summary>
    public static bool CanReplace(string text, int index, int column) =>
        IsAfterWord(text, index, column) && text[index + 1] != ' ';

    /// <summary>True for the first of one or more spaces within the text, in a line that exceeds the width.</summary>
    public static bool IsAfterWord(string text, int index, int column) =>
        column > Width && text[index] == ' ' && index > 0 && index < text.Length - 1 && text[index - 1] != ' ';
}
