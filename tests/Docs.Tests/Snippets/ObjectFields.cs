using System.Text.Json;
using System.Text.Json.Nodes;

namespace Docs.Tests.Snippets;

/// <summary>The fields of Kubernetes objects; what is missing or of another type is empty or null.</summary>
internal static class ObjectFields
{
    public static string ApiVersion(this JsonObject value) => value.Text("apiVersion");

    public static string Kind(this JsonObject value) => value.Text("kind");

    public static JsonObject? Metadata(this JsonObject value) => value.Find("metadata");

    public static string Name(this JsonObject value) => value.Metadata().Text("name");

    public static string Namespace(this JsonObject value) => value.Metadata().Text("namespace");

    public static string Text(this JsonObject? value, string name) =>
        value?[name] is { } found && found.GetValueKind() == JsonValueKind.String ? found.GetValue<string>() : "";

    public static JsonObject? Find(this JsonObject value, params string[] path) =>
        path.Aggregate((JsonObject?)value, (current, name) => current?[name] as JsonObject);

    public static JsonObject FindOrAdd(this JsonObject value, string name)
    {
        value[name] ??= new JsonObject();
        return value[name]!.AsObject();
    }

    /// <summary>Merges a patch recursively. Everything but objects is replaced.</summary>
    public static void Merge(this JsonObject value, JsonObject patch)
    {
        foreach (var (name, field) in patch)
        {
            if (field is JsonObject inner && value[name] is JsonObject existing)
            {
                existing.Merge(inner);
            }
            else
            {
                value[name] = field?.DeepClone();
            }
        }
    }
}
