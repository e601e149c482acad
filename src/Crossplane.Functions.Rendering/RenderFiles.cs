namespace Crossplane.Functions.Rendering;

/// <summary>
/// The files that a composite is rendered from. Where a directory is allowed, its <c>*.yaml</c> and <c>*.yml</c> files
/// are read in the order of their names. Subdirectories are ignored.
/// </summary>
public sealed record RenderFiles
{
    /// <summary>The composite: the first document of a YAML file.</summary>
    public required string Composite { get; init; }

    /// <summary>The Composition: the first document of a YAML file.</summary>
    public required string Composition { get; init; }

    /// <summary>The XRD: the first document of a YAML file. Its defaults are applied to the composite.</summary>
    public string? Definition { get; init; }

    /// <summary>The existing composed resources: a YAML file or a directory.</summary>
    public string? Observed { get; init; }

    /// <summary>The objects that functions may require: YAML files or directories.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The former name of <see cref="Required"/>. These files are read after those.</summary>
    public IReadOnlyList<string> Extra { get; init; } = [];

    /// <summary>The Secrets with the credentials of pipeline steps: a YAML file or a directory.</summary>
    public string? Credentials { get; init; }

    /// <summary>
    /// The OpenAPI v3 documents whose schemas functions may require: a <c>*.json</c> file, or a directory that is searched
    /// recursively.
    /// </summary>
    public string? Schemas { get; init; }
}
