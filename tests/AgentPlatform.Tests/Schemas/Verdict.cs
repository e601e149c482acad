using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AgentPlatform.Tests.Schemas;

/// <summary>A composite and who must refuse it: a line of a file in Verdicts.</summary>
/// <param name="Id">A name that is unique in all files.</param>
/// <param name="Composite">The composite.</param>
/// <param name="Field">The field that the function must name; null if the composite must be accepted.</param>
internal sealed partial record Verdict(string Id, JsonObject Composite, string? Field)
{
    public string Kind => Composite["kind"]!.GetValue<string>();

    /// <summary>
    /// Reads a file. Each line is an object with <c>id</c>, <c>kind</c>, <c>spec</c> without what every composite here has, where
    /// they matter <c>name</c>, <c>labels</c> and <c>annotations</c>, and <c>field</c>. A text such as <c>x * 3000</c> stands for
    /// the character that many times.
    /// </summary>
    public static IReadOnlyList<Verdict> Read(string file) =>
        [.. File.ReadLines(Path.Combine(Folder(), file)).Select(line => Of(JsonNode.Parse(line)!.AsObject()))];

    private static Verdict Of(JsonObject line)
    {
        var kind = line["kind"]!.GetValue<string>();
        var spec = new JsonObject { ["image"] = "ghcr.io/o/s:v1" };
        if (kind == "AgentExecutor")
        {
            spec["natsStreamName"] = "S";
            spec["natsConsumerGroup"] = "c";
        }
        else
        {
            spec["nats"] = new JsonObject { ["stream"] = "S", ["consumer"] = "c" };
        }

        foreach (var (name, value) in line["spec"]!.AsObject())
        {
            spec[name] = Expand(value);
        }

        var composite = new JsonObject
        {
            ["apiVersion"] = "platform.bizmatters.io/v1alpha1",
            ["kind"] = kind,
            ["metadata"] = new JsonObject
            {
                ["name"] = line["name"]?.GetValue<string>() ?? "my-service",
                ["namespace"] = "my-namespace",
                ["labels"] = Expand(line["labels"]) ?? new JsonObject(),
                ["annotations"] = Expand(line["annotations"]) ?? new JsonObject(),
            },
            ["spec"] = spec,
        };
        return new Verdict(line["id"]!.GetValue<string>(), composite, line["field"]?.GetValue<string>());
    }

    private static JsonNode? Expand(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Expand(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Expand)]),
        JsonValue value when value.TryGetValue<string>(out var text) && Repeated().Match(text) is { Success: true } match =>
            new string(text[0], int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)),
        _ => node?.DeepClone(),
    };

    private static string Folder([CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "Verdicts");

    [GeneratedRegex(@"\A. \* ([0-9]+)\z")]
    private static partial Regex Repeated();
}
