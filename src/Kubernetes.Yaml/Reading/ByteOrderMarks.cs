using System.Text;
using Kubernetes.Yaml.Scalars;

namespace Kubernetes.Yaml.Reading;

/// <summary>Removes byte order marks before the content of a document, which the library takes for a part of it.</summary>
internal static class ByteOrderMarks
{
    /// <summary>Removes the marks at the start of lines, up to the first line with content.</summary>
    public static string Remove(string text)
    {
        if (!text.Contains(YamlCharacters.ByteOrderMark))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        var position = 0;
        while (position < text.Length)
        {
            position += text[position] == YamlCharacters.ByteOrderMark ? 1 : 0;
            var lineEnd = position;
            while (lineEnd < text.Length && !YamlCharacters.IsBreak(text[lineEnd]))
            {
                lineEnd++;
            }

            lineEnd = Math.Min(lineEnd + 1, text.Length);
            var line = text.AsSpan(position, lineEnd - position);
            if (HasContent(line))
            {
                break;
            }

            kept.Append(line);
            position = lineEnd;
        }

        return kept.Append(text, position, text.Length - position).ToString();
    }

    private static bool HasContent(ReadOnlySpan<char> line)
    {
        var content = line.TrimStart();
        return !content.IsEmpty && content[0] != '#' && line[0] != '%' && !line.TrimEnd().SequenceEqual("---");
    }
}
