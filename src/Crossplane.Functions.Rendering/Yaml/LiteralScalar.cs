namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Writes text of several lines under a <c>|</c>.</summary>
internal static class LiteralScalar
{
    /// <summary>Writes text that is not empty.</summary>
    /// <param name="column">Where each line starts.</param>
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

    /// <summary>The indentation, where the first line does not show it, and what becomes of the last line breaks.</summary>
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
