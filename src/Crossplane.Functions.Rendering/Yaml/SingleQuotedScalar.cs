namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Writes text as a single-quoted scalar.</summary>
internal static class SingleQuotedScalar
{
    /// <summary>Writes a text without line feeds. The line separators of Unicode are kept.</summary>
    /// <param name="column">The column where a wrapped line continues.</param>
    public static void Write(YamlOutput output, string text, int column, bool mayWrap)
    {
        output.OpenIndicator('\'');
        for (var i = 0; i < text.Length; i++)
        {
            if (mayWrap && LineWrap.CanReplace(text, i, output.Column))
            {
                output.Indent(column);
            }
            else if (YamlCharacters.IsBreak(text[i]))
            {
                output.WriteBreak(text[i]);
                output.AtIndentation = true;
            }
            else
            {
                WriteCharacter(output, text, i, column);
            }
        }

        output.CloseIndicator('\'');
    }

    private static void WriteCharacter(YamlOutput output, string text, int index, int column)
    {
        if (index > 0 && YamlCharacters.IsBreak(text[index - 1]))
        {
            output.Indent(column);
        }

        if (text[index] == '\'')
        {
            output.Write('\'');
        }

        output.Write(text[index]);
        output.AtIndentation = false;
    }
}
