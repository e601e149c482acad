using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>A step of a Composition's pipeline.</summary>
internal sealed record PipelineStep
{
    public required string Name { get; init; }

    public required string FunctionName { get; init; }

    public JsonObject? Input { get; init; }

    /// <summary>The Secrets of the step, by credential name.</summary>
    public IReadOnlyList<(string Name, string Namespace, string SecretName)> Credentials { get; init; } = [];

    /// <summary>The bootstrap requirements of the step.</summary>
    public JsonObject? Requirements { get; init; }

    /// <summary>The steps of a Composition.</summary>
    public static IReadOnlyList<PipelineStep> Of(JsonObject composition) =>
        (composition.Find("spec")?["pipeline"] as JsonArray)?.OfType<JsonObject>().Select(Read).ToArray() ?? [];

    private static PipelineStep Read(JsonObject step) => new()
    {
        Name = step.Text("step"),
        FunctionName = step.Find("functionRef").Text("name"),
        Input = step["input"] as JsonObject,
        Requirements = step["requirements"] as JsonObject,
        Credentials = (step["credentials"] as JsonArray)?.OfType<JsonObject>()
            .Where(credential => credential.Text("source") == "Secret")
            .Select(credential => (credential.Text("name"), credential.Find("secretRef").Text("namespace"), credential.Find("secretRef").Text("name")))
            .ToArray() ?? [],
    };
}
