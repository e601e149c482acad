using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Crossplane.Functions.Conversion;

/// <summary>Writes an encoded Struct as JSON in one forward pass, without building objects.</summary>
internal static class StructToJson
{
    private const double LongLimit = 9223372036854775808;
    private const double UlongLimit = 18446744073709551616d;

    /// <summary>Writes an object.</summary>
    /// <exception cref="ConversionException">The bytes are malformed, hold NaN or infinity, or nest too deep.</exception>
    public static void WriteStruct(ReadOnlySpan<byte> message, Utf8JsonWriter writer, int depth = 1)
    {
        if (depth > StructFormat.MaxDepth)
        {
            throw StructFormat.TooDeep();
        }

        writer.WriteStartObject();
        var reader = new WireReader(message);
        while (reader.Read())
        {
            if (reader.IsMessage(StructFormat.StructFields))
            {
                WriteEntry(reader.Content, writer, depth);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a Value; one that has no kind is null, as its absence is.</summary>
    /// <exception cref="ConversionException">As for <see cref="WriteStruct"/>.</exception>
    public static void WriteValue(ReadOnlySpan<byte> value, Utf8JsonWriter writer, int depth = 0)
    {
        if (!StructFormat.TryReadKind(value, out var kind))
        {
            writer.WriteNullValue();
            return;
        }

        switch (kind.Number)
        {
            case StructFormat.NumberValue:
                WriteNumber(kind.Double, writer);
                break;
            case StructFormat.StringValue:
                writer.WriteStringValue(Checked(kind.Content));
                break;
            case StructFormat.BoolValue:
                writer.WriteBooleanValue(kind.Varint != 0);
                break;
            case StructFormat.StructValue:
                WriteStruct(kind.Content, writer, depth + 1);
                break;
            case StructFormat.ListValue:
                WriteList(kind.Content, writer, depth + 1);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteEntry(ReadOnlySpan<byte> entry, Utf8JsonWriter writer, int depth)
    {
        StructFormat.ReadEntry(entry, out var key, out var value);
        writer.WritePropertyName(Checked(key));
        try
        {
            WriteValue(value, writer, depth);
        }
        catch (ConversionException exception) when (exception.IsWithin(Encoding.UTF8.GetString(key)))
        {
            throw;
        }
    }

    private static void WriteList(ReadOnlySpan<byte> message, Utf8JsonWriter writer, int depth)
    {
        if (depth > StructFormat.MaxDepth)
        {
            throw StructFormat.TooDeep();
        }

        writer.WriteStartArray();
        var reader = new WireReader(message);
        for (var index = 0; reader.Read();)
        {
            if (!reader.IsMessage(StructFormat.ListValues))
            {
                continue;
            }

            try
            {
                WriteValue(reader.Content, writer, depth);
                index++;
            }
            catch (ConversionException exception) when (exception.IsWithin(index))
            {
                throw;
            }
        }

        writer.WriteEndArray();
    }

    /// <summary>
    /// Integers of 64 bits stand as digits, never as an exponent, because typed models read them as whole numbers; -0 becomes 0.
    /// </summary>
    private static void WriteNumber(double number, Utf8JsonWriter writer)
    {
        if (!double.IsFinite(number))
        {
            throw new ConversionException("is not a finite number");
        }

        if (number == Math.Truncate(number) && number is >= -LongLimit and < LongLimit)
        {
            writer.WriteNumberValue((long)number);
        }
        else if (number is >= LongLimit and < UlongLimit)
        {
            writer.WriteNumberValue((ulong)number);
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }

    private static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> text) =>
        Utf8.IsValid(text) ? text : throw new ConversionException("is not valid UTF-8");
}
