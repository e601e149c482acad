using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Conversion;
using Google.Protobuf;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Mutable Kubernetes objects, and their way to and from the wire.</summary>
internal static class JsonObjects
{
    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = StructFormat.MaxDepth };

    /// <summary>The one encoding that the reference has for the value: sorted keys, numbers of double precision.</summary>
    public static ByteString ToStruct(JsonObject value) =>
        UnsafeByteOperations.UnsafeWrap(StructDocument.FromJson(CanonicalJson.Write(value)).Raw);

    public static JsonObject FromStruct(ByteString value) =>
        (JsonObject)ToNode(new StructDocument(value.Memory).ToJsonElement())!;

    public static JsonElement ToElement(JsonNode value)
    {
        using var document = JsonDocument.Parse(ToUtf8(value), DocumentOptions);
        return document.RootElement.Clone();
    }

    /// <summary>A copy that can be changed; of a key that stands twice, the last value.</summary>
    public static JsonNode? ToNode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var result = new JsonObject();
                foreach (var member in element.EnumerateObject())
                {
                    result[member.Name] = ToNode(member.Value);
                }

                return result;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(ToNode)]);
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Number when !element.TryGetInt64(out _):
                // Kubernetes reads what does not fit into 64 signed bits as a double.
                return JsonValue.Create(element.GetDouble());
            default:
                return JsonValue.Create(element);
        }
    }

    /// <summary>The object at a path of names; null if it, or something on the way, is absent or no object.</summary>
    public static JsonObject? Find(this JsonObject value, params ReadOnlySpan<string> path)
    {
        var current = value;
        foreach (var name in path)
        {
            if (current[name] is not JsonObject next)
            {
                return null;
            }

            current = next;
        }

        return current;
    }

    /// <summary>The object at a path of names; what is absent on the way is made.</summary>
    /// <exception cref="RenderException">Something on the way is no object: to overwrite it would hide the mistake.</exception>
    public static JsonObject FindOrAdd(this JsonObject value, params ReadOnlySpan<string> path)
    {
        var current = value;
        foreach (var name in path)
        {
            if (current[name] is not JsonObject next)
            {
                if (current[name] is { } other)
                {
                    throw new RenderException($"cannot read {value.Kind()} \"{value.Name()}\": {string.Join('.', path.ToArray())} must be an object, but {name} is {other.ToJsonString()}");
                }

                current[name] = next = [];
            }

            current = next;
        }

        return current;
    }

    /// <summary>A text; empty if it is absent or something else, as Kubernetes' own accessors have it.</summary>
    public static string Text(this JsonObject? value, string name) =>
        value?[name] is JsonValue found && found.GetValueKind() == JsonValueKind.String ? found.GetValue<string>() : "";

    /// <summary>Sets a text, or removes the field for an empty one.</summary>
    public static void SetOrRemove(this JsonObject value, string name, string text)
    {
        if (text.Length == 0)
        {
            value.Remove(name);
        }
        else
        {
            value[name] = text;
        }
    }

    /// <summary>Lays a value over another: objects are merged, everything else, lists too, is replaced.</summary>
    public static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is JsonObject inner && target[name] is JsonObject existing)
            {
                Merge(existing, inner);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }

    private static byte[] ToUtf8(JsonNode value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = StructFormat.MaxDepth }))
        {
            value.WriteTo(writer);
        }

        return buffer.ToArray();
    }
}
