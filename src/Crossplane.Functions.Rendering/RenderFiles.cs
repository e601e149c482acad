namespace Crossplane.Functions.Rendering;

/// <summary>
/// The files that a composite is rendered from. Where a directory is allowed, the files <c>*.yaml</c> and <c>*.yml</c> in it
/// are read in the order of their names, but not those of directories within it.
/// </summary>
public sealed record RenderFiles
{
    /// <summary>The composite: the first document of a YAML file.</summary>
    public required string Composite { get; init; }

    /// <summary>The Composition: the first document of a YAML file.</summary>
    public required string Composition { get; init; }

    /// <summary>The XRD: the first document of a YAML file. Its defaults are applied to the composite.</summary>
    public string? Definition { get; init; }

    /// <summary>Composed resources that exist: a YAML file or a directory.</summary>
    public string? Observed { get; init; }

    /// <summary>Objects that functions may require: YAML files or directories.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>As <see cref="Required"/>, under its former name; these come after those.</summary>
    public IReadOnlyList<string> Extra { get; init; } = [];

    /// <summary>Secrets that steps take their credentials from: a YAML file or a directory.</summary>
    public string? Credentials { get; init; }

    /// <summary>A directory of OpenAPI v3 documents (<c>*.json</c>, in directories within it too) that functions may require.</summary>
    public string? Schemas { get; init; }
}
