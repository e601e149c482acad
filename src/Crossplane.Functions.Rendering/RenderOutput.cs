using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering;

/// <summary>What Crossplane would make of a composite.</summary>
internal sealed record RenderOutput
{
    public required JsonObject Composite { get; init; }

    /// <summary>By composition resource name.</summary>
    public required IReadOnlyList<JsonObject> Composed { get; init; }

    /// <summary>The events, as documents of kind Result.</summary>
    public required IReadOnlyList<JsonObject> Results { get; init; }

    /// <summary>The pipeline context after the last step; null if no function kept it.</summary>
    public required JsonObject? Context { get; init; }
}
