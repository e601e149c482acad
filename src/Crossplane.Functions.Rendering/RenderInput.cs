using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Inputs;

namespace Crossplane.Functions.Rendering;

/// <summary>Everything that a composite is rendered from. What it holds is read, never changed.</summary>
public sealed record RenderInput
{
    /// <summary>The composite as its user wrote it, with the XRD's defaults if they matter.</summary>
    public required JsonObject Composite { get; init; }

    /// <summary>The Composition, of mode Pipeline.</summary>
    public required JsonObject Composition { get; init; }

    /// <summary>The XRD: its scope decides where Crossplane's own fields stand. Without one they stand below <c>spec.crossplane</c>.</summary>
    public JsonObject? Definition { get; init; }

    /// <summary>The composed resources that exist; each names itself in <c>crossplane.io/composition-resource-name</c>.</summary>
    public IReadOnlyList<JsonObject> Observed { get; init; } = [];

    /// <summary>The objects that requirements and credentials are looked up in. One that comes later replaces its like.</summary>
    public IReadOnlyList<JsonObject> Required { get; init; } = [];

    /// <summary>The OpenAPI v3 documents that required schemas are looked up in.</summary>
    public IReadOnlyList<JsonObject> Schemas { get; init; } = [];

    /// <summary>What the pipeline context holds before the first step.</summary>
    public JsonObject Context { get; init; } = [];

    /// <summary>Reads files, checks that they belong together, and applies the XRD's defaults.</summary>
    /// <exception cref="RenderException">A file cannot be read, or holds something else than it should.</exception>
    public static RenderInput Read(RenderFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var reader = InputReader.Open(files);
        return reader.Finish();
    }
}
