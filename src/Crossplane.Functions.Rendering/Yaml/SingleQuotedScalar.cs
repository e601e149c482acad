namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Writes text between apostrophes.</summary>
internal static class SingleQuotedScalar
{
    /// <summary>Writes text without a line feed; the line separators of Unicode stay themselves.</summary>
    /// <param name="column">Where a wrapped line goes on.</param>
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
