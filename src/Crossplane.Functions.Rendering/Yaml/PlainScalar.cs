namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Writes text as it is.</summary>
internal static class PlainScalar
{
    /// <summary>Writes text of one line.</summary>
    /// <param name="column">Where a wrapped line goes on.</param>
    public static void Write(YamlOutput output, string text, int column, bool mayWrap)
    {
        if (!output.AfterSpace)
        {
            output.Write(' ');
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (mayWrap && LineWrap.CanReplace(text, i, output.Column))
            {
                output.Indent(column);
            }
            else
            {
                output.Write(text[i]);
                output.AtIndentation = false;
            }
        }

        output.AfterSpace = false;
        output.AtIndentation = false;
    }
}
