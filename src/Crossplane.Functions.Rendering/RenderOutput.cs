using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering;

/// <summary>What Crossplane would make of a composite.</summary>
public sealed record RenderOutput
{
    internal RenderOutput()
    {
    }

    /// <summary>The composite's identity, its references to what it is composed of, and its status.</summary>
    public required JsonObject Composite { get; init; }

    /// <summary>The composed resources with their names and owners, by composition resource name.</summary>
    public required IReadOnlyList<JsonObject> Composed { get; init; }

    /// <summary>The composition resource names of those that no function called ready, sorted.</summary>
    public required IReadOnlyList<string> Unready { get; init; }

    /// <summary>The events, in their order, as documents of kind Result.</summary>
    public required IReadOnlyList<JsonObject> Results { get; init; }

    /// <summary>The pipeline context after the last step; null if no function kept it.</summary>
    public required JsonObject? Context { get; init; }

    /// <summary>The composite and its composed resources as <c>render</c> prints them without flags.</summary>
    public string ToYaml()
    {
        using var text = new StringWriter { NewLine = "\n" };
        YamlWriter.WriteStream(RenderPrinter.Documents([Composite, .. Composed]), text);
        return text.ToString();
    }
}
