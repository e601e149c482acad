using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering;

/// <summary>The result of rendering a composite.</summary>
public sealed record RenderOutput
{
    internal RenderOutput()
    {
    }

    /// <summary>The composite: its identity, its references to composed resources, and its status.</summary>
    public required JsonObject Composite { get; init; }

    /// <summary>The composed resources with their names and owners, by composition resource name.</summary>
    public required IReadOnlyList<JsonObject> Composed { get; init; }

    /// <summary>The composition resource names of the composed resources that are not ready, sorted.</summary>
    public required IReadOnlyList<string> Unready { get; init; }

    /// <summary>The events in chronological order, as documents of kind Result.</summary>
    public required IReadOnlyList<JsonObject> Results { get; init; }

    /// <summary>The pipeline context after the last step; null if the last function returned none.</summary>
    public required JsonObject? Context { get; init; }

    /// <summary>Formats the composite and its composed resources as <c>render</c> does without flags.</summary>
    /// <exception cref="RenderException">The status of an object is null, or a text has a control character.</exception>
    public string ToYaml() => RenderPrinter.Format(RenderPrinter.Documents(Composite, Composed));
}
