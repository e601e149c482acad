namespace Crossplane.Functions.Conversion;

/// <summary>Thrown when a value cannot be converted between its typed or JSON form and a protobuf Struct.</summary>
/// <remarks>The message has the path of the field and never its value, so it may be shown and logged.</remarks>
public sealed class ConversionException : Exception
{
    private readonly string _problem;

    /// <summary>Creates the exception for the root of a value.</summary>
    /// <param name="problem">The problem as a predicate, without the field: "is not valid UTF-8".</param>
    /// <param name="innerException">The cause, if another component reported the problem.</param>
    public ConversionException(string problem, Exception? innerException = null)
        : base(problem, innerException) => _problem = problem;

    /// <summary>The path of the value, in the grammar of <see cref="FieldPath"/>; empty for the root.</summary>
    public string Path { get; private set; } = "";

    /// <inheritdoc />
    public override string Message => Path.Length == 0 ? _problem : $"{Path}: {_problem}";

    /// <summary>
    /// Creates the exception for an error of the serializer in reading. It takes over the path, not the message, which may
    /// quote the value. Errors in writing have no usable path: it has the names of C# properties, and no keys or indexes.
    /// </summary>
    internal static ConversionException From(System.Text.Json.JsonException cause, string problem)
    {
        var path = cause.Path is { Length: > 1 } json && json[0] == '$' ? json[1..].TrimStart('.') : "";
        path = path.Replace("['", "[", StringComparison.Ordinal).Replace("']", "]", StringComparison.Ordinal);
        return new ConversionException(problem, cause) { Path = path };
    }

    /// <summary>
    /// Prepends a field to the path and returns false. Used as the exception filter of each level, so that the path is built
    /// while the runtime searches the stack for a handler, and conversions without an error pay nothing for it.
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
