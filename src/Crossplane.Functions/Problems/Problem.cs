namespace Crossplane.Functions.Problems;

/// <summary>Something that a user must change.</summary>
/// <param name="Path">The field, from the root of the object: <c>spec.size</c>.</param>
/// <param name="Message">What is allowed and what was found, to be read after the path: <c>must be …, but is …</c>.</param>
public sealed record Problem(string Path, string Message)
{
    /// <summary>The path and the message as one sentence.</summary>
    public override string ToString() => $"{Path} {Message}";
}
