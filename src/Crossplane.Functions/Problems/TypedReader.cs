using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Problems;

/// <summary>Reads a user's object as a typed one and tells everything that has the wrong type, not only the first.</summary>
public sealed class TypedReader
{
    private readonly ProblemSet _problems;

    private TypedReader(ProblemSet problems) => _problems = problems;

    /// <summary>Reads an object.</summary>
    /// <param name="document">The object as it came.</param>
    /// <param name="contract">The type's contract, from a <c>JsonSerializerContext</c>.</param>
    /// <param name="problems">Receives a problem for each value of a wrong type. Unknown fields are no problem.</param>
    /// <returns>The object without the values that have a wrong type, so that the rest can be validated too.</returns>
    /// <exception cref="ConversionException">The document is no valid Struct.</exception>
    public static T Read<T>(StructDocument document, JsonTypeInfo<T> contract, ProblemSet problems)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(problems);
        var adapted = JsonContracts.Adapt(contract);
        var element = document.ToJsonElement();
        var before = problems.Count;
        var reader = new TypedReader(problems);
        reader.Check(element, adapted, "");
        if (problems.Count == before)
        {
            return element.Deserialize(adapted)!;
        }

        using var json = new PooledJson();
        reader.WriteRest(element, "", json.Writer);
        return StructDocument.Deserialize(json.Finish(), contract);
    }

    private void Check(JsonElement element, JsonTypeInfo contract, string path)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        switch (contract.Kind)
        {
            case JsonTypeInfoKind.Object when Expect(element, JsonValueKind.Object, "an object", path):
                CheckMembers(element, contract, path);
                break;
            case JsonTypeInfoKind.Dictionary when Expect(element, JsonValueKind.Object, "an object", path):
                CheckValues(element, contract, path);
                break;
            case JsonTypeInfoKind.Enumerable when Expect(element, JsonValueKind.Array, "a list", path):
                CheckItems(element, contract, path);
                break;
            case JsonTypeInfoKind.None:
                CheckScalar(element, contract, path);
                break;
        }
    }

    private void CheckMembers(JsonElement element, JsonTypeInfo contract, string path)
    {
        foreach (var property in contract.Properties)
        {
            if (element.TryGetProperty(property.Name, out var value))
            {
                Check(value, contract.Options.GetTypeInfo(property.PropertyType), ProblemSet.Join(path, property.Name));
            }
        }
    }

    private void CheckValues(JsonElement element, JsonTypeInfo contract, string path)
    {
        var values = contract.Options.GetTypeInfo(contract.ElementType!);
        foreach (var member in element.EnumerateObject())
        {
            Check(member.Value, values, ProblemSet.Join(path, member.Name));
        }
    }

    private void CheckItems(JsonElement element, JsonTypeInfo contract, string path)
    {
        var items = contract.Options.GetTypeInfo(contract.ElementType!);
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            Check(item, items, $"{path}[{index++}]");
        }
    }

    private void CheckScalar(JsonElement element, JsonTypeInfo contract, string path)
    {
        var type = Nullable.GetUnderlyingType(contract.Type) ?? contract.Type;
        var isRight = Type.GetTypeCode(type) switch
        {
            TypeCode.String => element.ValueKind == JsonValueKind.String,
            TypeCode.Boolean => element.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ => CanDeserialize(element, contract),
        };
        if (!isRight)
        {
            AddWrongType(element, JsonDescription.Of(type), path);
        }
    }

    private static bool CanDeserialize(JsonElement element, JsonTypeInfo contract)
    {
        try
        {
            element.Deserialize(contract);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool Expect(JsonElement element, JsonValueKind kind, string allowed, string path)
    {
        if (element.ValueKind == kind)
        {
            return true;
        }

        AddWrongType(element, allowed, path);
        return false;
    }

    private void AddWrongType(JsonElement element, string allowed, string path) =>
        _problems.Add(path, $"must be {allowed}, but is {JsonDescription.Of(element)}");

    private void WriteRest(JsonElement element, string path, Utf8JsonWriter writer)
    {
        if (_problems.IsKnownExactly(path))
        {
            writer.WriteNullValue();
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();
            foreach (var member in element.EnumerateObject())
            {
                writer.WritePropertyName(member.Name);
                WriteRest(member.Value, ProblemSet.Join(path, member.Name), writer);
            }

            writer.WriteEndObject();
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            var index = 0;
            foreach (var item in element.EnumerateArray())
            {
                WriteRest(item, $"{path}[{index++}]", writer);
            }

            writer.WriteEndArray();
        }
        else
        {
            element.WriteTo(writer);
        }
    }
}
