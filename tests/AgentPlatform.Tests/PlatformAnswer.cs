using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;
using Kubernetes.Yaml;

namespace AgentPlatform.Tests;

/// <summary>What the function answered.</summary>
internal sealed class PlatformAnswer
{
    private PlatformAnswer(RunFunctionResponse message) => Message = message;

    public RunFunctionResponse Message { get; }

    /// <summary>The desired objects by composition resource name, in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, JsonElement>> Objects => Message.Desired?.Resources
        .OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value))) ?? [];

    public static PlatformAnswer Parse(byte[] response) => new(RunFunctionResponse.Parser.ParseFrom(response));

    /// <summary>The status that the composite shall have; null if nothing was rendered.</summary>
    public JsonElement? Status =>
        Message.Desired?.Composite is { } composite && Json(composite).TryGetProperty("status", out var status)
            ? status
            : null;

    public JsonElement Object(string name) => Json(Message.Desired.Resources[name]);

    /// <summary>The message of the only result, which must be fatal.</summary>
    public string FatalMessage()
    {
        var result = Message.Results.Should().ContainSingle().Which;
        result.Severity.Should().Be(Severity.Fatal);
        return result.Message;
    }

    /// <summary>Everything that Crossplane acts on: a document for each object, and one for the rest.</summary>
    public string ToYaml()
    {
        var objects = Message.Desired?.Resources.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(Describe) ?? [];
        return YamlWriter.WriteAll([.. objects, DescribeRest()]);
    }

    private static JsonElement Json(Resource resource) => new StructDocument(resource.Resource_.Memory).ToJsonElement();

    private static JsonObject Describe(KeyValuePair<string, Resource> entry) => new()
    {
        ["name"] = entry.Key,
        ["object"] = JsonNode.Parse(Json(entry.Value).GetRawText()),
        ["ready"] = entry.Value.Ready switch { Ready.True => true, Ready.False => false, _ => null },
    };

    private JsonObject DescribeRest() => new()
    {
        ["conditions"] = new JsonArray([.. Message.Conditions.Select(condition => new JsonObject
        {
            ["type"] = condition.Type,
            ["status"] = condition.Status.ToString(),
            ["reason"] = condition.Reason,
            ["message"] = condition.Message,
            ["target"] = condition.Target.ToString(),
        })]),
        ["results"] = new JsonArray([.. Message.Results.Select(result => new JsonObject
        {
            ["severity"] = result.Severity.ToString(),
            ["message"] = result.Message,
            ["reason"] = result.HasReason ? result.Reason : null,
            ["target"] = result.Target.ToString(),
        })]),
        ["status"] = Status is { } status ? JsonNode.Parse(status.GetRawText()) : null,
        ["ttlSeconds"] = Message.Meta.Ttl.Seconds,
    };
}
