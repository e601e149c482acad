namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Writes text as a plain scalar.</summary>
internal static class PlainScalar
{
    /// <summary>Writes a single-line text.</summary>
    /// <param name="column">The column where a wrapped line continues.</param>
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
