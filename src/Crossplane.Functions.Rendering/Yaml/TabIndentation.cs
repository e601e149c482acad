namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Finds the tab that spoils an indentation. The parser names only the block around it, which may start far above.</summary>
internal static class TabIndentation
{
    /// <summary>The first tab among the blanks at the start of a line.</summary>
    /// <param name="from">Lines before this one are not looked at.</param>
    /// <returns>Null if no such line has one.</returns>
    public static TextPlace? Find(DocumentText text, TextPlace from)
    {
        long line = text.FirstLine;
        foreach (var content in text.Text.AsSpan().EnumerateLines())
        {
            var indentation = content[..^content.TrimStart(" \t").Length];
            var tab = indentation.IndexOf('\t');
            if (line >= from.Line && tab >= 0)
            {
                return new TextPlace(line, tab + 1);
            }

            line++;
        }

        return null;
    }
}
