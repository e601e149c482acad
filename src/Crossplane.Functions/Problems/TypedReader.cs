using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Problems;

/// <summary>Reads a user's object into a typed model and reports all values of the wrong type, not only the first.</summary>
public sealed class TypedReader
{
    private readonly ProblemSet _problems;
    private readonly HashSet<string> _nulled = [];
    private readonly HashSet<string> _leftOut = [];
    private readonly TypedReaderOptions _options;

    private TypedReader(ProblemSet problems, TypedReaderOptions options)
    {
        _problems = problems;
        _options = options;
    }

    /// <summary>Reads an object into a typed model.</summary>
    /// <param name="document">The object.</param>
    /// <param name="contract">The type's JSON contract, from a <c>JsonSerializerContext</c>.</param>
    /// <param name="problems">Receives a problem for each value of the wrong type.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <returns>
    /// The object without the values of the wrong type, so that the rest can be validated too. In a list, such a value
    /// becomes null, or is left out if the items cannot be null.
    /// </returns>
    /// <exception cref="ConversionException">The document is not a valid Struct.</exception>
    public static T Read<T>(
        StructDocument document, JsonTypeInfo<T> contract, ProblemSet problems, TypedReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(problems);
        var isStrict = options is { RefuseUnknown: true } or { OtherFields.Count: > 0 };
        return !isStrict && document.TryAs(contract, out var value, out _)
            ? value
            : new TypedReader(problems, options ?? new TypedReaderOptions()).Read(document, contract);
    }

    /// <summary>
    /// Reads value by value: slower, so only used when the direct conversion fails or unknown fields are refused.
    /// </summary>
    private T Read<T>(StructDocument document, JsonTypeInfo<T> contract)
    {
        var element = document.ToJsonElement();
        Check(element, JsonContracts.Adapt(contract), _options.Path);
        CheckOthers(element);
        if (_nulled.Count == 0 && _leftOut.Count == 0)
        {
            return StructDocument.Deserialize(element, contract);
        }

        using var json = PooledJson.Rent();
        WriteRest(element, _options.Path, json.Writer);
        return StructDocument.Deserialize(json.Finish(), contract);
    }

    private void Check(JsonElement element, JsonTypeInfo contract, string path)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            CheckNull(contract, path);
            return;
        }

        switch (contract.Kind)
        {
            case JsonTypeInfoKind.Object when Expect(element, JsonValueKind.Object, "an object", contract, path):
                CheckMembers(element, contract, path);
                break;
            case JsonTypeInfoKind.Dictionary when Expect(element, JsonValueKind.Object, "an object", contract, path):
                CheckValues(element, contract, path);
                break;
            case JsonTypeInfoKind.Enumerable when Expect(element, JsonValueKind.Array, "a list", contract, path):
                CheckItems(element, contract, path);
                break;
            case JsonTypeInfoKind.None:
                CheckScalar(element, contract, path);
                break;
        }
    }

    private void CheckOthers(JsonElement element)
    {
        foreach (var name in _options.OtherFields)
        {
            if (element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
            {
                _problems.Add(
                    ProblemSet.Join(_options.Path, name),
                    $"must be an object, but is {JsonDescription.Describe(value, isQuoted: false)}");
            }
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

        if (_options.RefuseUnknown)
        {
            RefuseUnknown(element, contract, path);
        }
    }

    private void RefuseUnknown(JsonElement element, JsonTypeInfo contract, string path)
    {
        var known = contract.Properties.Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        known.UnionWith(path == _options.Path ? _options.OtherFields.Concat(_options.KnownFields) : []);
        foreach (var member in element.EnumerateObject().Where(member => !known.Contains(member.Name)))
        {
            var allowed = string.Join(", ", known.Order(StringComparer.Ordinal));
            _problems.Add(ProblemSet.Join(path, member.Name), $"is not a field; allowed are {allowed}");
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
            var itemPath = $"{path}[{index++}]";
            Check(item, items, itemPath);
            if (item.ValueKind == JsonValueKind.Null && _leftOut.Contains(itemPath))
            {
                AddWrongType(item, JsonDescription.Describe(items.Type), items, itemPath);
            }
        }
    }

    /// <summary>Treats null as absent, also where the model's type is not nullable.</summary>
    private void CheckNull(JsonTypeInfo contract, string path)
    {
        if (!IsNullable(contract))
        {
            _leftOut.Add(path);
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
            AddWrongType(element, JsonDescription.Describe(type), contract, path);
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

    private static bool IsNullable(JsonTypeInfo contract) =>
        !contract.Type.IsValueType || Nullable.GetUnderlyingType(contract.Type) is not null;

    private bool Expect(JsonElement element, JsonValueKind kind, string allowed, JsonTypeInfo contract, string path)
    {
        if (element.ValueKind == kind)
        {
            return true;
        }

        AddWrongType(element, allowed, contract, path);
        return false;
    }

    private void AddWrongType(JsonElement element, string allowed, JsonTypeInfo contract, string path)
    {
        var type = Nullable.GetUnderlyingType(contract.Type) ?? contract.Type;
        var found = JsonDescription.Describe(element, JsonDescription.IsHarmless(type));
        _problems.Add(path, $"must be {allowed}, but is {found}");
        (IsNullable(contract) ? _nulled : _leftOut).Add(path);
    }

    private void WriteRest(JsonElement element, string path, Utf8JsonWriter writer)
    {
        if (_nulled.Contains(path))
        {
            writer.WriteNullValue();
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            WriteMembers(element, path, writer);
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            WriteItems(element, path, writer);
        }
        else
        {
            element.WriteTo(writer);
        }
    }

    private void WriteMembers(JsonElement element, string path, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var member in element.EnumerateObject())
        {
            var memberPath = ProblemSet.Join(path, member.Name);
            if (!_leftOut.Contains(memberPath) && !_nulled.Contains(memberPath))
            {
                writer.WritePropertyName(member.Name);
                WriteRest(member.Value, memberPath, writer);
            }
        }

        writer.WriteEndObject();
    }

    private void WriteItems(JsonElement element, string path, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            var itemPath = $"{path}[{index++}]";
            if (!_leftOut.Contains(itemPath))
            {
                WriteRest(item, itemPath, writer);
            }
        }

        writer.WriteEndArray();
    }
}
