using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AgentPlatform.Tests.Building.Guards;

/// <summary>What a tenant tries, a line of <c>abuses.jsonl</c>.</summary>
/// <param name="Name">What the tenant wants.</param>
/// <param name="Composite">The composite.</param>
/// <param name="Refused">The field that must be named; null if the composite is rendered.</param>
/// <param name="IsAlwaysRefused">Whether it is refused without Settings too.</param>
/// <param name="Absent">What the rendered objects must not have.</param>
internal sealed record Abuse(string Name, JsonElement Composite, string? Refused, bool IsAlwaysRefused, string? Absent)
{
    /// <summary>A file of one object for each line, with the parts of a composite that differ from a valid one.</summary>
    public static IReadOnlyList<Abuse> ReadAll() =>
        [.. File.ReadLines(Path.Combine(Folder(), "abuses.jsonl")).Select(line => Of(JsonNode.Parse(line)!.AsObject()))];

    private static Abuse Of(JsonObject line)
    {
        var kind = line["kind"]!.GetValue<string>();
        var composite = new JsonObject
        {
            ["apiVersion"] = "platform.bizmatters.io/v1alpha1",
            ["kind"] = kind,
            ["metadata"] = new JsonObject { ["name"] = "my-service", ["namespace"] = "team-a" },
            ["spec"] = new JsonObject { ["image"] = "ghcr.io/myorg/my-service:v1.0.0" },
        };
        Lay(composite["spec"]!, JsonNode.Parse(kind == "EventDrivenService"
            ? """{"nats":{"stream":"S","consumer":"c"}}"""
            : """{"natsStreamName":"S","natsConsumerGroup":"c"}""")!);
        Lay(composite["spec"]!, line["spec"]!);
        Lay(composite["metadata"]!, line["metadata"] ?? new JsonObject());
        return new Abuse(
            $"{kind}: {line["abuse"]!.GetValue<string>()}",
            JsonElement.Parse(composite.ToJsonString()),
            line["refused"]?.GetValue<string>(),
            line["always"]?.GetValue<bool>() == true,
            line["absent"]?.GetValue<string>());
    }

    private static void Lay(JsonNode target, JsonNode fields)
    {
        foreach (var (name, value) in fields.AsObject())
        {
            target[name] = value?.DeepClone();
        }
    }

    private static string Folder([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
