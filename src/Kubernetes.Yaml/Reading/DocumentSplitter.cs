namespace Kubernetes.Yaml.Reading;

/// <summary>
/// Splits a file into documents before parsing, so that an error in one does not affect the positions of others.
/// </summary>
internal static class DocumentSplitter
{
    private const string Separator = "---";

    /// <summary>
    /// Splits at lines of <c>---</c> as the Kubernetes tools do. A separator with nothing before it is the first line of a
    /// document, so that two in a row leave an empty document.
    /// </summary>
    /// <exception cref="YamlReadException">Something other than a comment follows a separator on its line.</exception>
    public static IEnumerable<DocumentText> Split(string text)
    {
        var (start, firstLine) = (0, 1);
        var (position, line) = (0, 1);
        while (position < text.Length)
        {
            var lineEnd = text.IndexOf('\n', position) is var feed and >= 0 ? feed + 1 : text.Length;
            if (IsSeparator(text.AsSpan(position, lineEnd - position), line) && position > start)
            {
                yield return new DocumentText(text[start..position], firstLine);
                (start, firstLine) = (lineEnd, line + 1);
            }

            (position, line) = (lineEnd, line + 1);
        }

        if (position > start)
        {
            yield return new DocumentText(text[start..], firstLine);
        }
    }

    private static bool IsSeparator(ReadOnlySpan<char> text, int line)
    {
        if (!text.StartsWith(Separator, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = text[Separator.Length..].Trim();
        return rest.Length == 0 || rest[0] == '#'
            ? true
            : throw new YamlReadException(
                new TextPlace(line, 1), $"only a comment may follow --- on its line, but {rest} does");
    }
}

/// <summary>The text of one document.</summary>
/// <param name="FirstLine">The line of the file where the text starts, from 1.</param>
internal readonly record struct DocumentText(string Text, int FirstLine);
