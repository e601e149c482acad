namespace Kubernetes.Yaml.Writing;

/// <summary>
/// Writes characters and tracks the column and the state that decides whether a space or a new line must follow.
/// </summary>
/// <param name="writer">Receives the characters. It is never flushed.</param>
internal sealed class YamlOutput(TextWriter writer)
{
    /// <summary>The number of characters in the current line.</summary>
    public int Column { get; private set; }

    /// <summary>True if the line contains only spaces and the indicators of enclosing blocks.</summary>
    public bool AtIndentation { get; set; } = true;

    /// <summary>True if no space is needed before the next text.</summary>
    public bool AfterSpace { get; set; } = true;

    /// <summary>Writes one character other than a line break.</summary>
    public void Write(char character)
    {
        writer.Write(character);
        Column++;
    }

    /// <summary>Writes characters other than line breaks.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        writer.Write(text);
        Column += text.Length;
    }

    /// <summary>Writes a line break: a line feed or one of Unicode's separators.</summary>
    public void WriteBreak(char lineBreak = '\n')
    {
        writer.Write(lineBreak);
        Column = 0;
    }

    /// <summary>Moves to a column, on a new line if the current one is already in use.</summary>
    public void Indent(int column)
    {
        if (!AtIndentation || Column > column || (Column == column && !AfterSpace))
        {
            WriteBreak();
        }

        while (Column < column)
        {
            Write(' ');
        }

        AtIndentation = true;
        AfterSpace = true;
    }

    /// <summary>Writes an indicator that needs a space before it: <c>-</c>, <c>?</c>, an opening quote.</summary>
    /// <param name="nests">True if a nested block may start on the same line.</param>
    public void OpenIndicator(char indicator, bool nests = false)
    {
        if (!AfterSpace)
        {
            Write(' ');
        }

        Write(indicator);
        AfterSpace = false;
        AtIndentation = AtIndentation && nests;
    }

    /// <summary>Writes an indicator directly after the previous text: <c>:</c> after a key, a closing quote.</summary>
    public void CloseIndicator(char indicator)
    {
        Write(indicator);
        AfterSpace = false;
        AtIndentation = false;
    }
}
