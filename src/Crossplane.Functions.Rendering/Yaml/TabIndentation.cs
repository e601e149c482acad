namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Finds tabs in indentation. The parser reports only the enclosing block, which may start far above.</summary>
internal static class TabIndentation
{
    /// <summary>Finds the first line with a tab in its indentation.</summary>
    /// <param name="from">The line to start from.</param>
    /// <returns>The position of the tab; null if there is none.</returns>
    public static TextPlace? Find(DocumentText text, TextPlace from)
    {
        var line = (long)text.FirstLine;
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
