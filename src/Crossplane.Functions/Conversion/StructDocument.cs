using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion.Encoders;

namespace Crossplane.Functions.Conversion;

/// <summary>
/// A JSON object in its wire form, an encoded google.protobuf.Struct. It is decoded only as far as it is read; other parts
/// are neither validated nor changed.
/// </summary>
public sealed class StructDocument
{
    /// <summary>The number of levels of objects and lists that a document may have.</summary>
    public const int MaxDepth = StructFormat.MaxDepth;

    /// <summary>Wraps an encoded Struct without validating or copying it.</summary>
    /// <param name="raw">The bytes; they must not change afterwards.</param>
    public StructDocument(ReadOnlyMemory<byte> raw) => Raw = raw;

    /// <summary>The encoded Struct; empty bytes are an empty object.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>True if the bytes are known to be valid and to have no members that are null.</summary>
    internal bool HasNoNulls { get; private init; }

    /// <summary>
    /// Encodes a typed object. Members and map values that are null are left out; empty objects and lists are kept.
    /// </summary>
    /// <param name="value">The object.</param>
    /// <param name="contract">The type's JSON contract, from a <c>JsonSerializerContext</c>.</param>
    /// <param name="parts">Objects within it that are encoded already; none by default.</param>
    /// <exception cref="ConversionException">
    /// A 64-bit floating-point number cannot represent an integer exactly, a number is not finite, or the value is nested
    /// deeper than 256 levels.
    /// </exception>
    /// <remarks>
    /// During a call, encoding stops at <see cref="FunctionRunnerOptions.MaxResponseBytes"/>, and the call ends with a fatal
    /// result: no response has room for a larger object.
    /// </remarks>
    public static StructDocument From<T>(T value, JsonTypeInfo<T> contract, EncodedParts? parts = null) =>
        From(value, (JsonTypeInfo)contract, parts);

    /// <inheritdoc cref="From{T}" />
    public static StructDocument From(object? value, JsonTypeInfo contract, EncodedParts? parts = null)
    {
        ArgumentNullException.ThrowIfNull(contract);
        using var output = new PooledBuffer(ResponseLimit.MaxBytes);
        var encoded = value ?? throw new ConversionException("is not a JSON object");
        ValueEncoders.For(contract).WriteFields(encoded, new StructWriter(output, parts), depth: 0);
        return new StructDocument(output.ToArray()) { HasNoNulls = true };
    }

    /// <summary>Encodes a JSON object.</summary>
    /// <param name="utf8Json">The JSON text, UTF-8.</param>
    /// <param name="keepNulls">True (the default) to keep members that are null.</param>
    /// <exception cref="ConversionException">The text is not a JSON object, or as for <see cref="From{T}"/>.</exception>
    public static StructDocument FromJson(ReadOnlySpan<byte> utf8Json, bool keepNulls = true)
    {
        using var output = new PooledBuffer();
        JsonToStruct.Write(utf8Json, new StructWriter(output), keepNulls);
        return new StructDocument(output.ToArray());
    }

    /// <summary>
    /// Reads the object into a typed model. Unknown fields are ignored; members without a field keep their default.
    /// </summary>
    /// <param name="contract">The type's JSON contract, from a <c>JsonSerializerContext</c>.</param>
    /// <exception cref="ConversionException">A value does not have the type that the model has; see its path.</exception>
    public T As<T>(JsonTypeInfo<T> contract)
    {
        using var json = new PooledBuffer();
        StructToJson.WriteStruct(Raw.Span, json);
        return Deserialize(json.Written, contract);
    }

    /// <summary>Reads the object into a typed model, or returns the problem if a value has the wrong type.</summary>
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

    /// <summary>Reads a single value of the object without reading the rest.</summary>
    /// <param name="path">The path of the value.</param>
    /// <param name="contract">The JSON contract of the value's type.</param>
    /// <param name="value">The value; the default of the type if it is absent.</param>
    /// <returns>False if the field is absent or null.</returns>
    /// <exception cref="ConversionException">The value does not have the requested type.</exception>
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

    /// <summary>Returns the string at a path; null if it is absent or not a string.</summary>
    public string? GetString(FieldPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return StructNavigator.TryFind(Raw.Span, path, out var found)
            && StructFormat.TryReadKind(found, out var kind)
            && kind.Number == StructFormat.StringValue
                ? System.Text.Encoding.UTF8.GetString(kind.Content)
                : null;
    }

    /// <summary>Returns the object at a path as a document, without copying it; null if it is absent or not an object.</summary>
    public StructDocument? GetObject(FieldPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return StructNavigator.TryFind(Raw.Span, path, out var found)
            && StructFormat.TryReadKind(found, out var kind)
            && kind.Number == StructFormat.StructValue
                ? new StructDocument(Part(kind.Content))
                : null;
    }

    /// <summary>Converts the object to JSON. 64-bit integers are written in digits, without an exponent.</summary>
    /// <exception cref="ConversionException">
    /// The bytes are malformed, contain NaN or infinity, or are nested deeper than 256 levels.
    /// </exception>
    public JsonElement ToJsonElement()
    {
        using var json = new PooledBuffer();
        StructToJson.WriteStruct(Raw.Span, json);
        return ParseElement(json.Written);
    }

    /// <summary>
    /// Returns this object merged with a patch (RFC 7396): objects are merged field by field, all other values, including
    /// lists, are replaced, and null removes a field.
    /// </summary>
    /// <exception cref="ConversionException">One of the documents is not a valid Struct.</exception>
    public StructDocument Merge(StructDocument patch)
    {
        ArgumentNullException.ThrowIfNull(patch);
        using var json = PooledJson.Rent();
        JsonMerge.Write(ToJsonElement(), patch.ToJsonElement(), json.Writer);
        return FromJson(json.Finish());
    }

    /// <summary>Returns this object with one field replaced or added; the other fields stay the same byte for byte.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The new value of the field.</param>
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

    /// <summary>Reads an integer without converting it to JSON, because integers are read most often.</summary>
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
            throw ConversionException.From(exception, StructFormat.WrongTypeProblem);
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
            throw ConversionException.From(exception, StructFormat.WrongTypeProblem);
        }
    }

    internal static JsonElement ParseElement(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = StructFormat.MaxDepth });
        return JsonElement.ParseValue(ref reader);
    }
}
