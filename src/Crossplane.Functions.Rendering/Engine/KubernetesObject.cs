using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Reads the fields that every Kubernetes object has.</summary>
internal static class KubernetesObject
{
    public static string ApiVersion(this JsonObject value) => value.Text("apiVersion");

    public static string Kind(this JsonObject value) => value.Text("kind");

    public static JsonObject? Metadata(this JsonObject value) => value.Find("metadata");

    public static string Name(this JsonObject value) => value.Metadata().Text("name");

    public static string Namespace(this JsonObject value) => value.Metadata().Text("namespace");

    public static string Label(this JsonObject value, string name) => value.Find("metadata", "labels").Text(name);

    public static string Annotation(this JsonObject value, string name) => value.Find("metadata", "annotations").Text(name);

    /// <summary>The UID of the controller; null if the object has none.</summary>
    public static string? ControllerUid(this JsonObject value) =>
        (value.Metadata()?["ownerReferences"] as JsonArray)?.OfType<JsonObject>()
            .FirstOrDefault(reference => reference["controller"]?.GetValueKind() == System.Text.Json.JsonValueKind.True)
            ?.Text("uid");

    public static JsonObject ReferenceTo(JsonObject value, bool withNamespace)
    {
        var reference = new JsonObject
        {
            ["apiVersion"] = value.ApiVersion(),
            ["kind"] = value.Kind(),
            ["name"] = value.Name(),
        };
        if (withNamespace && value.Namespace().Length > 0)
        {
            reference["namespace"] = value.Namespace();
        }

        return reference;
    }
}
