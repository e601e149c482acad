using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Inputs;

namespace Crossplane.Functions.Rendering;

/// <summary>The inputs of a rendering. They are never modified.</summary>
public sealed record RenderInput
{
    /// <summary>The composite. Defaults of the XRD must already be applied, as <see cref="Read"/> does.</summary>
    public required JsonObject Composite { get; init; }

    /// <summary>The Composition. Its mode must be Pipeline.</summary>
    public required JsonObject Composition { get; init; }

    /// <summary>The XRD. Its scope determines the location of Crossplane's own fields. Null for <c>spec.crossplane</c>.</summary>
    public JsonObject? Definition { get; init; }

    /// <summary>
    /// The existing composed resources, with their name in the annotation
    /// <c>crossplane.io/composition-resource-name</c>.
    /// </summary>
    public IReadOnlyList<JsonObject> Observed { get; init; } = [];

    /// <summary>
    /// The objects that satisfy requirements and credentials. A later object replaces an earlier one with the same
    /// identity.
    /// </summary>
    public IReadOnlyList<JsonObject> Required { get; init; } = [];

    /// <summary>The OpenAPI v3 documents that satisfy required schemas.</summary>
    public IReadOnlyList<JsonObject> Schemas { get; init; } = [];

    /// <summary>The pipeline context before the first step.</summary>
    public JsonObject Context { get; init; } = [];

    /// <summary>Reads files, checks that they match each other, and applies the defaults of the XRD.</summary>
    /// <exception cref="RenderException">A file cannot be read or has unexpected contents.</exception>
    public static RenderInput Read(RenderFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var reader = InputReader.Open(files);
        return reader.Finish();
    }
}
