using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>A step of a Composition's pipeline.</summary>
internal sealed record PipelineStep
{
    public required string Name { get; init; }

    public required string FunctionName { get; init; }

    public JsonObject? Input { get; init; }

    /// <summary>The Secrets with the credentials of the step: credential name, namespace and name of the Secret.</summary>
    public IReadOnlyList<(string Name, string Namespace, string SecretName)> Credentials { get; init; } = [];

    /// <summary>The requirements that the step declares; null if there are none.</summary>
    public JsonObject? Requirements { get; init; }

    /// <summary>Reads the steps of a Composition. A null item is a step without a name and a function, as in Go.</summary>
    public static IReadOnlyList<PipelineStep> ReadAll(JsonObject composition) =>
        (composition.Find("spec")?["pipeline"] as JsonArray)?.Select(step => Read(step as JsonObject ?? [])).ToArray() ?? [];

    private static PipelineStep Read(JsonObject step) => new()
    {
        Name = step.Text("step"),
        FunctionName = step.Find("functionRef").Text("name"),
        Input = step["input"] as JsonObject,
        Requirements = step["requirements"] as JsonObject,
        Credentials = (step["credentials"] as JsonArray)?.OfType<JsonObject>()
            .Where(credential => credential.Text("source") == "Secret" && credential.Find("secretRef") is not null)
            .Select(ReadCredential)
            .ToArray() ?? [],
    };

    private static (string Name, string Namespace, string SecretName) ReadCredential(JsonObject credential)
    {
        var secret = credential.Find("secretRef");
        return (credential.Text("name"), secret.Text("namespace"), secret.Text("name"));
    }
}
