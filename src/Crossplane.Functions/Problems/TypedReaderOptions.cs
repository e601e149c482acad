namespace Crossplane.Functions.Problems;

/// <summary>Options of <see cref="TypedReader"/>.</summary>
public sealed class TypedReaderOptions
{
    /// <summary>
    /// True to report fields that the type does not have. False by default: the API server prunes fields that the CRD does
    /// not define, and an older function must accept the fields of a newer CRD.
    /// </summary>
    public bool RefuseUnknown { get; init; }

    /// <summary>The path of the object in problems: <c>spec.storage</c>; empty by default, for a whole document.</summary>
    public string Path { get; init; } = "";

    /// <summary>Fields of the object that are read elsewhere, with another type. They are not unknown.</summary>
    public IReadOnlyCollection<string> KnownFields { get; init; } = [];

    /// <summary>
    /// Fields of the object that are objects themselves and are read elsewhere, with another type. They are not unknown.
    /// </summary>
    public IReadOnlyCollection<string> OtherFields { get; init; } = [];
}
