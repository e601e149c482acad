namespace Crossplane.Functions.Conversion;

/// <summary>A value cannot be carried between its typed or JSON form and a protobuf Struct.</summary>
/// <remarks>The message names the field and never holds its value, so it may be shown and logged.</remarks>
public sealed class ConversionException : Exception
{
    private readonly string _problem;

    /// <summary>Makes the exception for the root of a value.</summary>
    /// <param name="problem">What is wrong, without the field: "is not valid UTF-8".</param>
    /// <param name="innerException">The cause, if another component found it.</param>
    public ConversionException(string problem, Exception? innerException = null)
        : base(problem, innerException) => _problem = problem;

    /// <summary>Where the value stands, in the grammar of <see cref="FieldPath"/>; empty for the root.</summary>
    public string Path { get; private set; } = "";

    /// <inheritdoc />
    public override string Message => Path.Length == 0 ? _problem : $"{Path}: {_problem}";

    /// <summary>
    /// The serialiser's error in reading, with its path in our grammar; its own message may quote the value. In writing,
    /// its path has the names of the model's properties and lacks keys and indexes: of no use.
    /// </summary>
    internal static ConversionException From(System.Text.Json.JsonException cause, string problem)
    {
        var path = cause.Path is { Length: > 1 } json && json[0] == '$' ? json[1..].TrimStart('.') : "";
        path = path.Replace("['", "[", StringComparison.Ordinal).Replace("']", "]", StringComparison.Ordinal);
        return new ConversionException(problem, cause) { Path = path };
    }

    /// <summary>
    /// Puts a field in front of the path and returns false, so that it can stand in the filter of every level that the
    /// exception passes: the path grows while the stack is searched, and the way without an error pays nothing.
    /// </summary>
    internal bool IsWithin(string field)
    {
        Path = FieldPath.Join(FieldPath.Quote(field), Path);
        return false;
    }

    /// <inheritdoc cref="IsWithin(string)" />
    internal bool IsWithin(int index)
    {
        Path = FieldPath.Join($"[{index}]", Path);
        return false;
    }

    /// <inheritdoc cref="IsWithin(string)" />
    internal bool IsUnder(FieldPath parent)
    {
        Path = FieldPath.Join(parent.ToString(), Path);
        return false;
    }
}
