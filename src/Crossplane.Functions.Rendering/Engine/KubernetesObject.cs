using System.Text.Json;
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

    /// <summary>
    /// Reads the labels as Crossplane reads those of any object: null is an empty text, and there are none at all if one of
    /// them is not a text.
    /// </summary>
    public static SortedDictionary<string, string> Labels(this JsonObject value) => Texts(value.Metadata()?["labels"]);

    /// <summary>Reads the annotations; see <see cref="Labels"/>.</summary>
    public static SortedDictionary<string, string> Annotations(this JsonObject value) => Texts(value.Metadata()?["annotations"]);

    /// <summary>Replaces the labels or annotations.</summary>
    /// <param name="value">The object.</param>
    /// <param name="field">The field of the metadata.</param>
    /// <param name="texts">The labels or annotations.</param>
    public static void SetTexts(this JsonObject value, string field, IEnumerable<KeyValuePair<string, string>> texts) =>
        value.TrySet(
            new JsonObject(texts.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)JsonValue.Create(text.Value)))),
            "metadata",
            field);

    /// <summary>
    /// Reads the owner references as Crossplane reads those of any object: only their known fields, and none at all if one of
    /// them is not an object.
    /// </summary>
    public static List<JsonObject> OwnerReferences(this JsonObject value) =>
        value.Metadata()?["ownerReferences"] is JsonArray references && references.All(item => item is JsonObject)
            ? [.. references.Select(item => OwnerReference((JsonObject)item!))]
            : [];

    /// <summary>The controller among owner references; null if there is none.</summary>
    public static JsonObject? Controller(this IEnumerable<JsonObject> references) =>
        references.FirstOrDefault(reference => reference["controller"]?.GetValueKind() == JsonValueKind.True);

    /// <summary>Tells whether two objects have the same kind, namespace and name.</summary>
    public static bool IsSameObject(this JsonObject value, JsonObject other) =>
        (value.ApiVersion(), value.Kind(), value.Namespace(), value.Name())
            == (other.ApiVersion(), other.Kind(), other.Namespace(), other.Name());

    /// <summary>Creates a reference with those of the fields that the object has.</summary>
    public static JsonObject ReferenceTo(JsonObject value, bool withNamespace)
    {
        var reference = new JsonObject();
        reference.SetOrRemove("apiVersion", value.ApiVersion());
        reference.SetOrRemove("kind", value.Kind());
        reference.SetOrRemove("name", value.Name());
        reference.SetOrRemove("namespace", withNamespace ? value.Namespace() : "");
        return reference;
    }

    private static SortedDictionary<string, string> Texts(JsonNode? value)
    {
        var result = new SortedDictionary<string, string>(Utf8Order.Instance);
        foreach (var (name, item) in value as JsonObject ?? [])
        {
            if (item is not null && item.GetValueKind() != JsonValueKind.String)
            {
                return new SortedDictionary<string, string>(Utf8Order.Instance);
            }

            result[name] = item?.GetValue<string>() ?? "";
        }

        return result;
    }

    private static JsonObject OwnerReference(JsonObject given)
    {
        var reference = new JsonObject();
        foreach (var field in (ReadOnlySpan<string>)["apiVersion", "kind", "name", "uid"])
        {
            reference[field] = given.Text(field);
        }

        foreach (var field in (ReadOnlySpan<string>)["controller", "blockOwnerDeletion"])
        {
            if (given[field]?.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
            {
                reference[field] = given[field]!.DeepClone();
            }
        }

        return reference;
    }
}
