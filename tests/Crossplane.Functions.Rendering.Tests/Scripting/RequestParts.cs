using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Rendering.Engine;
using Crossplane.Functions.Resources;

namespace Crossplane.Functions.Rendering.Tests.Scripting;

/// <summary>The parts of a request that a script can report, named by a word and, for some, what it is asked of.</summary>
internal static class RequestParts
{
    private static readonly JsonTypeInfo<JsonElement> Json =
        (JsonTypeInfo<JsonElement>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonElement));

    public static JsonNode? Find(string part, FunctionContext context)
    {
        var words = part.Split(' ');
        return words[0] switch
        {
            "composite" => ToNode(context.Observed.Composite),
            "observed" => Describe(context.Observed.Resources, Connection),
            "desired" => Describe(context.Desired.Resources, resource => resource.Ready.ToString()),
            "input" => context.Input is { } input ? JsonObjects.ToNode(input.ToJsonElement()) : null,
            "context" => context.Context.TryGet(words[1], Json, out var value) ? JsonObjects.ToNode(value) : null,
            "credential" => context.Credentials.GetString(words[1], words[2]),
            "required" => Describe(context.Require.Bootstrap(words[1])),
            "schema" => Describe(context.Require.Schema(words[1], words[2], words[3])),
            "capabilities" => new JsonArray([.. Enum.GetValues<Capability>().Select(Capability(context))]),
            "tag-length" => context.Tag.Length,
            _ => throw new FunctionFatalException($"cannot follow script: unknown part {part}"),
        };
    }

    private static Func<Capability, JsonNode?> Capability(FunctionContext context) =>
        capability => $"{capability} {context.Capabilities.Has(capability)}";

    private static JsonNode? ToNode(Resource resource) =>
        resource.Document is { } document ? JsonObjects.ToNode(document.ToJsonElement()) : null;

    private static JsonObject Describe<T>(IReadOnlyDictionary<string, T> resources, Func<T, string> add)
        where T : Resource
    {
        var result = new JsonObject();
        foreach (var (name, resource) in resources)
        {
            var words = new[] { resource.ApiVersion, resource.Kind, resource.Name, add(resource) };
            result[name] = string.Join(' ', words.Where(word => !string.IsNullOrEmpty(word)));
        }

        return result;
    }

    private static string Connection(Resource resource) =>
        string.Join(
            ' ',
            resource.ConnectionDetails.Select(entry => $"{entry.Key}={System.Text.Encoding.UTF8.GetString(entry.Value.Span)}"));

    private static JsonNode? Describe(Requirements.SchemaRequirement requirement) =>
        requirement.OpenApiV3 is { } schema
            ? JsonObjects.ToNode(schema.ToJsonElement())
            : JsonValue.Create(requirement.State.ToString());

    private static string Describe(Requirements.ResourceRequirement requirement) =>
        $"{requirement.State} {string.Join(", ", requirement.Items.Select(item => $"{item.Namespace}/{item.Name}"))}".TrimEnd();
}
