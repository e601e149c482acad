using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering;

/// <summary>Everything that a composite is rendered from.</summary>
internal sealed record RenderInput
{
    public required JsonObject Composite { get; init; }

    public required JsonObject Composition { get; init; }

    /// <summary>The XRD; null if none was given.</summary>
    public JsonObject? Definition { get; init; }

    public IReadOnlyList<JsonObject> Observed { get; init; } = [];

    /// <summary>The objects that requirements and credentials are looked up in.</summary>
    public IReadOnlyList<JsonObject> Required { get; init; } = [];

    /// <summary>What the pipeline context holds before the first step.</summary>
    public JsonObject Context { get; init; } = [];
}
