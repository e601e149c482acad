using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Conversion;
using Google.Protobuf;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Accesses mutable Kubernetes objects and converts them to and from the wire format.</summary>
internal static class JsonObjects
{
    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = StructDocument.MaxDepth };

    /// <summary>Encodes a value as the reference does: keys sorted, numbers with double precision.</summary>
    public static ByteString ToStruct(JsonObject value) =>
        UnsafeByteOperations.UnsafeWrap(StructDocument.FromJson(CanonicalJson.Write(value)).Raw);

    public static JsonObject FromStruct(ByteString value) =>
        (JsonObject)ToNode(new StructDocument(value.Memory).ToJsonElement())!;

    public static JsonElement ToElement(JsonNode value)
    {
        using var document = JsonDocument.Parse(ToUtf8(value), DocumentOptions);
        return document.RootElement.Clone();
    }

    /// <summary>Creates a mutable copy. Of duplicate keys, the last one wins.</summary>
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
                // Kubernetes reads numbers that do not fit into a signed 64-bit integer as doubles.
                return JsonValue.Create(element.GetDouble());
            default:
                return JsonValue.Create(element);
        }
    }

    /// <summary>Finds the object at a path; null if any part of the path is missing or not an object.</summary>
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

    /// <summary>Finds the object at a path, creating the missing parts of the path.</summary>
    /// <exception cref="RenderException">A part of the path is not an object; overwriting it would hide the mistake.</exception>
    public static JsonObject FindOrAdd(this JsonObject value, params ReadOnlySpan<string> path)
    {
        var current = value;
        foreach (var name in path)
        {
            if (current[name] is not JsonObject next)
            {
                if (current[name] is { } other)
                {
                    throw new RenderException(
                        $"cannot read {value.Kind()} \"{value.Name()}\": {string.Join('.', path.ToArray())} must be an object,"
                        + $" but {name} is {other.ToJsonString()}");
                }

                current[name] = next = [];
            }

            current = next;
        }

        return current;
    }

    /// <summary>
    /// Sets the value at a path, creating the missing parts of the path. As in Crossplane, nothing is set if a part of the
    /// path is something else than an object, null included.
    /// </summary>
    /// <returns>False if nothing was set.</returns>
    public static bool TrySet(this JsonObject value, JsonNode? content, params ReadOnlySpan<string> path)
    {
        var current = value;
        foreach (var name in path[..^1])
        {
            if (!current.ContainsKey(name))
            {
                current[name] = new JsonObject();
            }

            if (current[name] is not JsonObject next)
            {
                return false;
            }

            current = next;
        }

        current[path[^1]] = content;
        return true;
    }

    /// <summary>
    /// Reads a string field. Returns an empty string if it is missing or not a string, as Kubernetes' own accessors do.
    /// </summary>
    public static string Text(this JsonObject? value, string name) =>
        value?[name] is JsonValue found && found.GetValueKind() == JsonValueKind.String ? found.GetValue<string>() : "";

    /// <summary>Sets a string field, or removes it if the text is empty.</summary>
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

    /// <summary>Merges a patch into an object recursively. Everything but objects is replaced, including lists.</summary>
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
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = StructDocument.MaxDepth }))
        {
            value.WriteTo(writer);
        }

        return buffer.ToArray();
    }
}
