using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion.Encoders;

namespace Crossplane.Functions.Conversion;

/// <summary>
/// A JSON object in the form it has on the wire, an encoded google.protobuf.Struct. It is decoded only as far as somebody
/// reads it; what nobody reads is neither checked nor changed.
/// </summary>
public sealed class StructDocument
{
    /// <summary>Takes an encoded Struct as it is.</summary>
    /// <param name="raw">The bytes; they must not change afterwards.</param>
    public StructDocument(ReadOnlyMemory<byte> raw) => Raw = raw;

    /// <summary>The encoded Struct; empty bytes are an empty object.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>Whether it is known to be sound and to have no member that is null.</summary>
    internal bool HasNoNulls { get; private init; }

    /// <summary>Encodes a typed object. Members and map values that are null are left out; empty objects and lists stay.</summary>
    /// <param name="value">The object.</param>
    /// <param name="contract">Its contract, from a <c>JsonSerializerContext</c>.</param>
    /// <exception cref="ConversionException">
    /// An integer is not exact in 64-bit floating point, a number is not finite, or the value nests deeper than 256 levels.
    /// </exception>
    public static StructDocument From<T>(T value, JsonTypeInfo<T> contract) => From(value, (JsonTypeInfo)contract);

    /// <inheritdoc cref="From{T}(T, JsonTypeInfo{T})" />
    public static StructDocument From(object? value, JsonTypeInfo contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        using var output = new PooledBuffer();
        ValueEncoders.For(contract).WriteFields(value ?? throw new ConversionException("is not a JSON object"), new StructWriter(output), depth: 0);
        return new StructDocument(output.ToArray()) { HasNoNulls = true };
    }

    /// <summary>Encodes a JSON object.</summary>
    /// <param name="utf8Json">The text, UTF-8.</param>
    /// <param name="keepNulls">Whether members that are null are kept; true by default.</param>
    /// <exception cref="ConversionException">The text is no JSON object, or as for <see cref="From{T}"/>.</exception>
    public static StructDocument FromJson(ReadOnlySpan<byte> utf8Json, bool keepNulls = true)
    {
        using var output = new PooledBuffer();
        JsonToStruct.Write(utf8Json, new StructWriter(output), keepNulls);
        return new StructDocument(output.ToArray());
    }

    /// <summary>Reads the object as a typed one. Fields that the type does not know are ignored, missing ones are null.</summary>
    /// <param name="contract">The type's contract, from a <c>JsonSerializerContext</c>.</param>
    /// <exception cref="ConversionException">A value has another type than the model; the path says which.</exception>
    public T As<T>(JsonTypeInfo<T> contract)
    {
        using var json = new PooledBuffer();
        StructToJson.WriteStruct(Raw.Span, json);
        return Deserialize(json.Written, contract);
    }

    /// <summary>Reads the object as a typed one, and says why if it cannot be.</summary>
    public bool TryAs<T>(JsonTypeInfo<T> contract, [NotNullWhen(true)] out T? value, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            value = As(contract)!;
            problem = null;
            return true;
        }
        catch (ConversionException exception)
        {
            value = default;
            problem = exception.Message;
            return false;
        }
    }

    /// <summary>Reads one value of the object without reading the rest.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="contract">The contract of the value's type.</param>
    /// <param name="value">The value; null where it is absent.</param>
    /// <returns>False if the field is absent, or null.</returns>
    /// <exception cref="ConversionException">The value has another type.</exception>
    public bool TryGet<T>(FieldPath path, JsonTypeInfo<T> contract, [NotNullWhen(true)] out T? value)
    {
        ArgumentNullException.ThrowIfNull(path);
        value = default;
        if (!StructNavigator.TryFind(Raw.Span, path, out var found))
        {
            return false;
        }

        try
        {
            if (TryReadInteger(found, contract, out value))
            {
                return true;
            }

            using var json = new PooledBuffer();
            StructToJson.WriteValue(found, json);
            value = Deserialize(json.Written, contract);
            return value is not null;
        }
        catch (ConversionException exception) when (exception.IsUnder(path))
        {
            throw;
        }
    }

    /// <summary>The text at a path; null if it is absent or no string.</summary>
    public string? GetString(FieldPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return StructNavigator.TryFind(Raw.Span, path, out var found)
            && StructFormat.TryReadKind(found, out var kind)
            && kind.Number == StructFormat.StringValue
                ? System.Text.Encoding.UTF8.GetString(kind.Content)
                : null;
    }

    /// <summary>The object at a path, as a document of its own; null if it is absent or no object.</summary>
    public StructDocument? GetObject(FieldPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return StructNavigator.TryFind(Raw.Span, path, out var found)
            && StructFormat.TryReadKind(found, out var kind)
            && kind.Number == StructFormat.StructValue
                ? new StructDocument(Part(kind.Content))
                : null;
    }

    /// <summary>The object as JSON. Whole numbers stand as digits.</summary>
    /// <exception cref="ConversionException">The bytes are malformed, hold NaN or infinity, or nest too deep.</exception>
    public JsonElement ToJsonElement()
    {
        using var json = new PooledBuffer();
        StructToJson.WriteStruct(Raw.Span, json);
        return ParseElement(json.Written);
    }

    /// <summary>
    /// This object with another laid over it: objects are merged, every other value (lists too) is replaced, null removes.
    /// </summary>
    /// <exception cref="ConversionException">One of the two cannot be read.</exception>
    public StructDocument Merge(StructDocument patch)
    {
        ArgumentNullException.ThrowIfNull(patch);
        using var json = PooledJson.Rent();
        JsonMerge.Write(ToJsonElement(), patch.ToJsonElement(), json.Writer);
        return FromJson(json.Finish());
    }

    /// <summary>This object with one of its fields replaced or added; the others stay byte for byte.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its new value.</param>
    /// <exception cref="ConversionException">The bytes are malformed.</exception>
    public StructDocument With(string name, StructDocument value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        var key = System.Text.Encoding.UTF8.GetBytes(name);
        using var output = new PooledBuffer();
        var writer = new StructWriter(output);
        var reader = new WireReader(Raw.Span);
        while (reader.Read())
        {
            if (reader.IsMessage(StructFormat.StructFields))
            {
                StructFormat.ReadEntry(reader.Content, out var existing, out _);
                if (!existing.SequenceEqual(key))
                {
                    writer.WriteField(StructFormat.StructFields, reader.Content);
                }
            }
        }

        writer.WriteBytes(Slot.Entry(key), StructFormat.StructValue, value.Raw.Span);
        return new StructDocument(output.ToArray());
    }

    /// <summary>The most frequent of all reads by path, without JSON.</summary>
    private static bool TryReadInteger<T>(ReadOnlySpan<byte> found, JsonTypeInfo<T> contract, [NotNullWhen(true)] out T? value)
    {
        value = default;
        if ((typeof(T) != typeof(int) && typeof(T) != typeof(long))
            || !StructFormat.TryReadKind(found, out var kind)
            || kind.Number != StructFormat.NumberValue
            || ValueEncoders.For(contract) is not IntegerEncoder)
        {
            return false;
        }

        if (!StructFormat.IsInteger(kind.Double, out var number) || (typeof(T) == typeof(int) && number != (int)number))
        {
            return false;
        }

        value = typeof(T) == typeof(int) ? (T)(object)(int)number : (T)(object)number;
        return true;
    }

    private ReadOnlyMemory<byte> Part(ReadOnlySpan<byte> content) =>
        Raw.Span.Overlaps(content, out var offset) ? Raw.Slice(offset, content.Length) : default;

    internal static T Deserialize<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> contract)
    {
        try
        {
            return JsonSerializer.Deserialize(json, JsonContracts.Adapt(contract))!;
        }
        catch (JsonException exception)
        {
            throw ConversionException.From(exception, StructFormat.OfAnotherType);
        }
    }

    internal static T Deserialize<T>(JsonElement json, JsonTypeInfo<T> contract)
    {
        try
        {
            return json.Deserialize(JsonContracts.Adapt(contract))!;
        }
        catch (JsonException exception)
        {
            throw ConversionException.From(exception, StructFormat.OfAnotherType);
        }
    }

    internal static JsonElement ParseElement(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = StructFormat.MaxDepth });
        return JsonElement.ParseValue(ref reader);
    }
}
