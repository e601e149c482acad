namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>
/// Splits a file into documents before parsing, so that an error in one does not affect the positions of others.
/// </summary>
internal static class DocumentSplitter
{
    private const string Separator = "---";

    /// <summary>
    /// Splits at lines that start with <c>---</c>. Content on such a line belongs to the document that it starts. Empty
    /// documents are omitted, but not those of blank lines or comments.
    /// </summary>
    public static IEnumerable<DocumentText> Split(string text)
    {
        var (start, firstLine) = (0, 1);
        var (position, line) = (0, 1);
        while (position < text.Length)
        {
            var lineEnd = text.IndexOf('\n', position) is var feed and >= 0 ? feed + 1 : text.Length;
            if (IsSeparator(text.AsSpan(position, lineEnd - position), out var opensWithContent))
            {
                if (position > start)
                {
                    yield return new DocumentText(text[start..position], firstLine);
                }

                (start, firstLine) = opensWithContent ? (position, line) : (lineEnd, line + 1);
            }

            (position, line) = (lineEnd, line + 1);
        }

        if (position > start)
        {
            yield return new DocumentText(text[start..], firstLine);
        }
    }

    private static bool IsSeparator(ReadOnlySpan<char> line, out bool opensWithContent)
    {
        opensWithContent = false;
        if (!line.StartsWith(Separator, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = line[Separator.Length..];
        var content = rest.Trim();
        opensWithContent = content.Length > 0 && content[0] != '#';
        return content.Length == 0 || char.IsWhiteSpace(rest[0]);
    }
}
