using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Crossplane.Functions.Conversion;

/// <summary>Writes JSON as an encoded Struct in one forward pass, without building objects.</summary>
internal static class JsonToStruct
{
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = StructFormat.MaxDepth };

    /// <summary>Writes the fields of a JSON object.</summary>
    /// <param name="json">UTF-8; one object.</param>
    /// <param name="output">Receives the Struct.</param>
    /// <param name="keepNulls">Whether members that are null are written. Under server-side apply they delete.</param>
    /// <exception cref="ConversionException">
    /// The text is no JSON object, nests too deep, or holds a number that a double cannot hold exactly (integers) or at all.
    /// </exception>
    public static void Write(ReadOnlySpan<byte> json, PooledBuffer output, bool keepNulls) =>
        Write(json, new StructWriter(output), keepNulls, anyValue: false);

    /// <summary>Writes any JSON value as a Value.</summary>
    /// <exception cref="ConversionException">As for <see cref="Write(ReadOnlySpan{byte}, PooledBuffer, bool)"/>.</exception>
    public static void WriteValue(ReadOnlySpan<byte> json, PooledBuffer output, bool keepNulls) =>
        Write(json, new StructWriter(output), keepNulls, anyValue: true);

    private static void Write(ReadOnlySpan<byte> json, StructWriter writer, bool keepNulls, bool anyValue)
    {
        if (!Utf8.IsValid(json))
        {
            throw new ConversionException("is not valid UTF-8");
        }

        var reader = new Utf8JsonReader(json, ReaderOptions);
        try
        {
            reader.Read();
            if (anyValue)
            {
                WriteValue(ref reader, writer, keepNulls);
            }
            else if (reader.TokenType == JsonTokenType.StartObject)
            {
                WriteFields(ref reader, writer, keepNulls);
            }
            else
            {
                throw new ConversionException("is not a JSON object");
            }

            reader.Read();
        }
        catch (JsonException exception)
        {
            throw reader.CurrentDepth >= StructFormat.MaxDepth
                ? StructFormat.TooDeep()
                : new ConversionException("is not valid JSON", exception);
        }
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

            var entry = writer.Begin(StructFormat.StructFields);
            writer.WriteBytes(StructFormat.EntryKey, name);
            var value = writer.Begin(StructFormat.EntryValue);
            try
            {
                WriteValue(ref reader, writer, keepNulls);
            }
            catch (ConversionException exception) when (exception.IsWithin(Encoding.UTF8.GetString(name)))
            {
                throw;
            }

            writer.End(value);
            writer.End(entry);
        }
    }

    private static void WriteItems(ref Utf8JsonReader reader, StructWriter writer, bool keepNulls)
    {
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            var value = writer.Begin(StructFormat.ListValues);
            try
            {
                WriteValue(ref reader, writer, keepNulls);
            }
            catch (ConversionException exception) when (exception.IsWithin(index))
            {
                throw;
            }

            writer.End(value);
        }
    }

    private static void WriteValue(ref Utf8JsonReader reader, StructWriter writer, bool keepNulls)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var fields = writer.Begin(StructFormat.StructValue);
                WriteFields(ref reader, writer, keepNulls);
                writer.End(fields);
                break;
            case JsonTokenType.StartArray:
                var items = writer.Begin(StructFormat.ListValue);
                WriteItems(ref reader, writer, keepNulls);
                writer.End(items);
                break;
            case JsonTokenType.String:
                writer.WriteBytes(StructFormat.StringValue, reader.ValueIsEscaped ? Unescape(ref reader) : reader.ValueSpan);
                break;
            case JsonTokenType.Number:
                writer.WriteNumber(ReadNumber(ref reader));
                break;
            case JsonTokenType.True or JsonTokenType.False:
                writer.WriteBool(reader.TokenType == JsonTokenType.True);
                break;
            default:
                writer.WriteNull();
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
            return (Int128)(double)integer == integer ? integer : throw NotExact();
        }

        var number = reader.GetDouble();
        if (!double.IsFinite(number))
        {
            throw new ConversionException("is not a finite number that 64-bit floating point can hold");
        }

        if (isInteger && new BigInteger(number) != BigInteger.Parse(Encoding.ASCII.GetString(text), CultureInfo.InvariantCulture))
        {
            throw NotExact();
        }

        return number == 0 ? 0 : number;
    }

    private static ConversionException NotExact() =>
        new("is an integer that 64-bit floating point cannot hold exactly, as every number on the wire is; use a string");
}
