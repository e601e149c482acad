namespace Crossplane.Functions.Problems;

/// <summary>A mistake in an object that its author must fix.</summary>
/// <param name="Path">The field, from the root of the object: <c>spec.size</c>.</param>
/// <param name="Message">
/// The allowed value and the one found, as the predicate of the path: <c>must be …, but is …</c>.
/// </param>
public sealed record Problem(string Path, string Message)
{
    /// <summary>Returns the path and the message as one sentence.</summary>
    public override string ToString() => $"{Path} {Message}";
}
