using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Crossplane.Functions.Conversion;

/// <summary>Writes JSON as an encoded Struct in one forward pass, without building objects.</summary>
internal static class JsonToStruct
{
    /// <summary>Writes the fields of a JSON object.</summary>
    /// <param name="json">UTF-8; one object.</param>
    /// <param name="writer">Receives them.</param>
    /// <param name="keepNulls">Whether members that are null are written. Under server-side apply they delete.</param>
    /// <param name="depth">The objects and lists around the object.</param>
    /// <exception cref="ConversionException">
    /// The text is no JSON object, nests too deep, or holds a number that a double cannot hold exactly (integers) or at all.
    /// </exception>
    public static void Write(ReadOnlySpan<byte> json, StructWriter writer, bool keepNulls, int depth = 0)
    {
        var reader = Open(json, depth);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new ConversionException("is not a JSON object");
            }

            WriteFields(ref reader, writer, keepNulls);
            reader.Read();
        }
        catch (JsonException exception)
        {
            throw Refuse(reader, depth, exception);
        }
    }

    /// <summary>Writes any JSON value as a Value.</summary>
    /// <param name="json">UTF-8; one value.</param>
    /// <param name="slot">Where the Value goes.</param>
    /// <param name="writer">Receives it.</param>
    /// <param name="keepNulls">Whether members that are null are written, the value itself included where it is one.</param>
    /// <param name="depth">The objects and lists around it.</param>
    /// <exception cref="ConversionException">As for <see cref="Write"/>.</exception>
    public static void WriteValue(ReadOnlySpan<byte> json, Slot slot, StructWriter writer, bool keepNulls, int depth = 0)
    {
        var reader = Open(json, depth);
        try
        {
            reader.Read();
            if (depth == StructFormat.MaxDepth && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                throw StructFormat.TooDeep();
            }

            if (reader.TokenType != JsonTokenType.Null || keepNulls || !slot.IsEntry)
            {
                WriteValue(ref reader, slot, writer, keepNulls);
            }

            reader.Read();
        }
        catch (JsonException exception)
        {
            throw Refuse(reader, depth, exception);
        }
    }

    // A depth of 0 would stand for the reader's default.
    private static Utf8JsonReader Open(ReadOnlySpan<byte> json, int depth) => Utf8.IsValid(json)
        ? new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Math.Max(1, StructFormat.MaxDepth - depth) })
        : throw new ConversionException("is not valid UTF-8");

    private static ConversionException Refuse(Utf8JsonReader reader, int depth, JsonException exception) =>
        reader.CurrentDepth + depth >= StructFormat.MaxDepth
            ? StructFormat.TooDeep()
            : new ConversionException("is not valid JSON", exception);

    private static void WriteFields(ref Utf8JsonReader reader, StructWriter writer, bool keepNulls)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueIsEscaped ? Unescape(ref reader) : reader.ValueSpan;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null && !keepNulls)
            {
                continue;
            }

            try
            {
                WriteValue(ref reader, Slot.Entry(name), writer, keepNulls);
            }
            catch (ConversionException exception) when (exception.IsWithin(Encoding.UTF8.GetString(name)))
            {
                throw;
            }
        }
    }

    private static void WriteItems(ref Utf8JsonReader reader, StructWriter writer, bool keepNulls)
    {
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            try
            {
                WriteValue(ref reader, Slot.Item, writer, keepNulls);
            }
            catch (ConversionException exception) when (exception.IsWithin(index))
            {
                throw;
            }
        }
    }

    private static void WriteValue(ref Utf8JsonReader reader, Slot slot, StructWriter writer, bool keepNulls)
    {
        int content;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                content = writer.Begin(slot);
                WriteFields(ref reader, writer, keepNulls);
                writer.End(slot, content, StructFormat.StructValue);
                break;
            case JsonTokenType.StartArray:
                content = writer.Begin(slot);
                WriteItems(ref reader, writer, keepNulls);
                writer.End(slot, content, StructFormat.ListValue);
                break;
            case JsonTokenType.String:
                writer.WriteBytes(slot, StructFormat.StringValue, reader.ValueIsEscaped ? Unescape(ref reader) : reader.ValueSpan);
                break;
            case JsonTokenType.Number:
                writer.WriteNumber(slot, ReadNumber(ref reader));
                break;
            case JsonTokenType.True or JsonTokenType.False:
                writer.WriteBool(slot, reader.TokenType == JsonTokenType.True);
                break;
            default:
                writer.WriteNull(slot);
                break;
        }
    }

    private static byte[] Unescape(ref Utf8JsonReader reader)
    {
        // CopyString refuses a lone surrogate, which Utf8JsonWriter cannot produce and a text can only spell as an escape.
        try
        {
            var bytes = new byte[reader.ValueSpan.Length];
            var length = reader.CopyString(bytes);
            return bytes.AsSpan(0, length).ToArray();
        }
        catch (InvalidOperationException exception)
        {
            throw new ConversionException("holds half a surrogate pair", exception);
        }
    }

    /// <summary>Crossplane carries every number as a double: one that would silently change on the way is refused.</summary>
    private static double ReadNumber(ref Utf8JsonReader reader)
    {
        var text = reader.ValueSpan;
        var isInteger = text.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0;
        if (isInteger && reader.TryGetInt64(out var integer))
        {
            return StructFormat.Exact(integer);
        }

        var number = reader.GetDouble();
        if (!double.IsFinite(number))
        {
            throw new ConversionException("is not a finite number that 64-bit floating point can hold");
        }

        if (isInteger && new BigInteger(number) != BigInteger.Parse(Encoding.ASCII.GetString(text), CultureInfo.InvariantCulture))
        {
            throw StructFormat.NotExact();
        }

        return number == 0 ? 0 : number;
    }
}
