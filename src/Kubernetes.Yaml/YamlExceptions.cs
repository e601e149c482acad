namespace Kubernetes.Yaml;

/// <summary>A text is not valid YAML, or has no equivalent in JSON. The message says why, without the position.</summary>
public sealed class YamlReadException : Exception
{
    internal YamlReadException(TextPlace place, string message, Exception? innerException = null)
        : base(message, innerException) => Place = place;

    /// <summary>The line of the problem in the text, from 1.</summary>
    public long Line => Place.Line;

    /// <summary>The column of the problem in its line, from 1. Characters beyond the basic plane count as one.</summary>
    public long Column => Place.Column;

    internal TextPlace Place { get; }
}

/// <summary>
/// A file is missing, cannot be read, or is not valid YAML. The message names the file, and the line and column of a problem
/// in its text.
/// </summary>
public sealed class YamlFileException : Exception
{
    internal YamlFileException(string file, string message, Exception? innerException = null)
        : base(message, innerException) => File = file;

    internal YamlFileException(string file, YamlReadException problem)
        : this(file, $"cannot read \"{file}\", line {problem.Line}, column {problem.Column}: {problem.Message}", problem)
    {
        Line = problem.Line;
        Column = problem.Column;
    }

    /// <summary>The path of the file, or of the directory that cannot be used.</summary>
    public string File { get; }

    /// <summary>The line of the problem in the text of the file, from 1; null if it is not in the text.</summary>
    public long? Line { get; }

    /// <summary>The column of the problem in its line, from 1; null if it is not in the text.</summary>
    public long? Column { get; }
}

/// <summary>
/// Values cannot be written as YAML. The message names each document with its kind and name, and all its values at fault with
/// their paths.
/// </summary>
public sealed class YamlWriteException : Exception
{
    internal YamlWriteException(string message)
        : base(message)
    {
    }
}

/// <summary>The position of a character in a text.</summary>
/// <param name="Line">The line in the text, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal readonly record struct TextPlace(long Line, long Column);
