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
    /// <param name="json">A JSON object, UTF-8.</param>
    /// <param name="writer">Receives the fields.</param>
    /// <param name="keepNulls">True to write members that are null. In server-side apply they remove fields.</param>
    /// <param name="depth">The number of objects and lists that contain the object.</param>
    /// <exception cref="ConversionException">
    /// The text is not a JSON object, is nested too deeply, or has an integer that a double cannot represent exactly or another
    /// number that is too large for a double.
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
    /// <param name="json">A JSON value, UTF-8.</param>
    /// <param name="slot">The slot of the Value.</param>
    /// <param name="writer">Receives the Value.</param>
    /// <param name="keepNulls">True to write members that are null, including the value itself if it is a member.</param>
    /// <param name="depth">The number of objects and lists that contain the value.</param>
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

    // A MaxDepth of 0 means the reader's default of 64.
    private static Utf8JsonReader Open(ReadOnlySpan<byte> json, int depth) => Utf8.IsValid(json)
        ? new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Math.Max(1, StructFormat.MaxDepth - depth) })
        : throw new ConversionException("is not valid UTF-8");

    private static ConversionException Refuse(Utf8JsonReader reader, int depth, JsonException exception)
    {
        // The depth of a token that opens a list or an object is that of the token, not of its content.
        var opened = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : 0;
        return reader.CurrentDepth + opened + depth >= StructFormat.MaxDepth
            ? StructFormat.TooDeep()
            : new ConversionException("is not valid JSON", exception);
    }

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
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var fields = writer.Begin(slot);
                WriteFields(ref reader, writer, keepNulls);
                writer.End(slot, fields, StructFormat.StructValue);
                break;
            case JsonTokenType.StartArray:
                var items = writer.Begin(slot);
                WriteItems(ref reader, writer, keepNulls);
                writer.End(slot, items, StructFormat.ListValue);
                break;
            case JsonTokenType.String:
                var text = reader.ValueIsEscaped ? Unescape(ref reader) : reader.ValueSpan;
                writer.WriteBytes(slot, StructFormat.StringValue, text);
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
        // CopyString refuses a lone surrogate, which Utf8JsonWriter never writes, and which JSON can only contain as an escape.
        try
        {
            var bytes = new byte[reader.ValueSpan.Length];
            var length = reader.CopyString(bytes);
            return bytes.AsSpan(0, length).ToArray();
        }
        catch (InvalidOperationException exception)
        {
            throw new ConversionException("has an escaped surrogate without its other half", exception);
        }
    }

    /// <summary>Reads a number as a double, as Struct represents all numbers; refuses one that would silently change.</summary>
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
            throw new ConversionException("is a number that 64-bit floating point cannot represent");
        }

        if (isInteger && new BigInteger(number) != BigInteger.Parse(Encoding.ASCII.GetString(text), CultureInfo.InvariantCulture))
        {
            throw StructFormat.NotExact();
        }

        return number == 0 ? 0 : number;
    }
}
