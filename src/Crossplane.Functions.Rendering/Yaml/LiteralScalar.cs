namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Writes multi-line text as a literal block scalar, after <c>|</c>.</summary>
internal static class LiteralScalar
{
    /// <summary>Writes a text, which must not be empty.</summary>
    /// <param name="column">The column where each line starts.</param>
    public static void Write(YamlOutput output, string text, int column)
    {
        output.OpenIndicator('|');
        output.Write(Hints(text));
        output.WriteBreak();
        output.AtIndentation = true;
        output.AfterSpace = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (YamlCharacters.IsBreak(text[i]))
            {
                output.WriteBreak(text[i]);
                output.AtIndentation = true;
                continue;
            }

            if (i == 0 || YamlCharacters.IsBreak(text[i - 1]))
            {
                output.Indent(column);
            }

            output.Write(text[i]);
            output.AtIndentation = false;
        }
    }

    /// <summary>
    /// Writes the indentation indicator, if the first line does not show the indentation, and the chomping indicator.
    /// </summary>
    private static string Hints(string text)
    {
        var indentation = text[0] == ' ' || YamlCharacters.IsBreak(text[0]) ? "2" : "";
        if (!YamlCharacters.IsBreak(text[^1]))
        {
            return indentation + "-";
        }

        return text.Length == 1 || YamlCharacters.IsBreak(text[^2]) ? indentation + "+" : indentation;
    }
}
