namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A text position: the column, and what the characters before it leave undecided.</summary>
/// <param name="writer">Takes the characters; never flushed here.</param>
internal sealed class YamlOutput(TextWriter writer)
{
    /// <summary>How many characters the current line has.</summary>
    public int Column { get; private set; }

    /// <summary>Only spaces and the indicators of enclosing blocks stand before the position.</summary>
    public bool AtIndentation { get; set; } = true;

    /// <summary>What comes next needs no space before it.</summary>
    public bool AfterSpace { get; set; } = true;

    /// <summary>Writes one character of a line.</summary>
    public void Write(char character)
    {
        writer.Write(character);
        Column++;
    }

    /// <summary>Writes characters that belong to the line.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        writer.Write(text);
        Column += text.Length;
    }

    /// <summary>Writes a character that ends the line: a line feed, or one of Unicode's own separators.</summary>
    public void WriteBreak(char lineBreak = '\n')
    {
        writer.Write(lineBreak);
        Column = 0;
    }

    /// <summary>Goes to the column, on a new line if the current one is already in use.</summary>
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

    /// <summary>Writes punctuation that stands apart from what is before it: <c>-</c>, <c>?</c>, an opening quote.</summary>
    /// <param name="nests">A block that follows may start on the same line.</param>
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

    /// <summary>Writes punctuation that clings to what is before it: <c>:</c> after a key, a closing quote.</summary>
    public void CloseIndicator(char indicator)
    {
        Write(indicator);
        AfterSpace = false;
        AtIndentation = false;
    }
}
