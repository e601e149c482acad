using System.Text;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Reads plain scalars.</summary>
internal static class PlainText
{
    private const string NeverFirst = "-?:,[]{}#&*!|>'\"%@`";
    private const string FlowIndicators = ",?[]{}";

    /// <summary>True if a plain scalar starts at the cursor.</summary>
    public static bool Starts(TextCursor cursor, bool isInFlow) => cursor.Current switch
    {
        '-' => !YamlCharacters.IsBlank(cursor.Peek(1)),
        '?' or ':' => !isInFlow && !YamlCharacters.IsBlankOrEnd(cursor.Peek(1)),
        var other => !YamlCharacters.IsBlankOrEnd(other) && !NeverFirst.Contains(other, StringComparison.Ordinal),
    };

    /// <summary>Reads a scalar, and the white space after it.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="indent">The column where a further line of the scalar may start.</param>
    /// <param name="isInFlow">True within brackets or braces.</param>
    /// <param name="endsLine">True if a line break follows the scalar.</param>
    public static string Read(TextCursor cursor, int indent, bool isInFlow, out bool endsLine)
    {
        var text = new StringBuilder();
        var space = new Folding();
        while (!cursor.IsAtDocumentIndicator && cursor.Current != '#')
        {
            while (!YamlCharacters.IsBlankOrEnd(cursor.Current) && !Ends(cursor, isInFlow))
            {
                space.AppendTo(text);
                text.Append(cursor.Take());
            }

            if (!YamlCharacters.IsBlank(cursor.Current) && !YamlCharacters.IsBreak(cursor.Current))
            {
                break;
            }

            space.Read(cursor, indent);
            if (!isInFlow && cursor.Column < indent)
            {
                break;
            }
        }

        endsLine = space.HasBreak;
        return text.ToString();
    }

    private static bool Ends(TextCursor cursor, bool isInFlow) =>
        (cursor.Current == ':' && YamlCharacters.IsBlankOrEnd(cursor.Peek(1)))
        || (isInFlow && FlowIndicators.Contains(cursor.Current, StringComparison.Ordinal));
}
