using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Crossplane.Functions.Conversion;

/// <summary>
/// Writes an encoded Struct as JSON in one forward pass, without building objects. The text stays in the process, so only
/// the characters that JSON requires are escaped.
/// </summary>
internal static class StructToJson
{
    private const double UlongLimit = 18446744073709551616d;
    private const int MaxNumberLength = 32;

    private static readonly SearchValues<byte> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (byte)code), (byte)'"', (byte)'\\']);

    /// <summary>Writes an object.</summary>
    /// <exception cref="ConversionException">
    /// The bytes are malformed, contain NaN or infinity, or are nested too deeply.
    /// </exception>
    public static void WriteStruct(ReadOnlySpan<byte> message, PooledBuffer output, int depth = 1)
    {
        StructFormat.CheckDepth(depth);
        output.Append((byte)'{');
        var isFirst = true;
        var reader = new WireReader(message);
        while (reader.Read())
        {
            if (reader.IsMessage(StructFormat.StructFields))
            {
                Separate(ref isFirst, output);
                WriteEntry(reader.Content, output, depth);
            }
        }

        output.Append((byte)'}');
    }

    /// <summary>Writes a Value; a Value without a kind is written as null.</summary>
    /// <exception cref="ConversionException">As for <see cref="WriteStruct"/>.</exception>
    public static void WriteValue(ReadOnlySpan<byte> value, PooledBuffer output, int depth = 0)
    {
        if (!StructFormat.TryReadKind(value, out var kind))
        {
            output.Append("null"u8);
            return;
        }

        switch (kind.Number)
        {
            case StructFormat.NumberValue:
                WriteNumber(kind.Double, output);
                break;
            case StructFormat.StringValue:
                WriteText(kind.Content, output);
                break;
            case StructFormat.BoolValue:
                output.Append(kind.Varint != 0 ? "true"u8 : "false"u8);
                break;
            case StructFormat.StructValue:
                WriteStruct(kind.Content, output, depth + 1);
                break;
            case StructFormat.ListValue:
                WriteList(kind.Content, output, depth + 1);
                break;
            default:
                output.Append("null"u8);
                break;
        }
    }

    private static void WriteEntry(ReadOnlySpan<byte> entry, PooledBuffer output, int depth)
    {
        StructFormat.ReadEntry(entry, out var key, out var value);
        WriteText(key, output);
        output.Append((byte)':');
        try
        {
            WriteValue(value, output, depth);
        }
        catch (ConversionException exception) when (exception.IsWithin(Encoding.UTF8.GetString(key)))
        {
            throw;
        }
    }

    private static void WriteList(ReadOnlySpan<byte> message, PooledBuffer output, int depth)
    {
        StructFormat.CheckDepth(depth);
        output.Append((byte)'[');
        var isFirst = true;
        var reader = new WireReader(message);
        for (var index = 0; reader.Read();)
        {
            if (!reader.IsMessage(StructFormat.ListValues))
            {
                continue;
            }

            Separate(ref isFirst, output);
            try
            {
                WriteValue(reader.Content, output, depth);
                index++;
            }
            catch (ConversionException exception) when (exception.IsWithin(index))
            {
                throw;
            }
        }

        output.Append((byte)']');
    }

    private static void Separate(ref bool isFirst, PooledBuffer output)
    {
        if (!isFirst)
        {
            output.Append((byte)',');
        }

        isFirst = false;
    }

    /// <summary>
    /// Writes 64-bit integers in digits, without an exponent, because typed models read them as integers; -0 becomes 0.
    /// </summary>
    private static void WriteNumber(double number, PooledBuffer output)
    {
        if (!double.IsFinite(number))
        {
            throw new ConversionException("is not a finite number");
        }

        if (StructFormat.IsInteger(number, out var integer))
        {
            Write(integer, output);
        }
        else if (number is > 0 and < UlongLimit && number == Math.Truncate(number))
        {
            Write((ulong)number, output);
        }
        else
        {
            Write(number, output);
        }
    }

    private static void Write<T>(T number, PooledBuffer output)
        where T : IUtf8SpanFormattable
    {
        number.TryFormat(output.GetSpan(MaxNumberLength), out var length, default, CultureInfo.InvariantCulture);
        output.Advance(length);
    }

    private static void WriteText(ReadOnlySpan<byte> text, PooledBuffer output)
    {
        if (!Utf8.IsValid(text))
        {
            throw new ConversionException("is not valid UTF-8");
        }

        output.Append((byte)'"');
        for (var length = text.IndexOfAny(Escaped); length >= 0; length = text.IndexOfAny(Escaped))
        {
            output.Append(text[..length]);
            WriteEscaped(text[length], output);
            text = text[(length + 1)..];
        }

        output.Append(text);
        output.Append((byte)'"');
    }

    private static void WriteEscaped(byte character, PooledBuffer output)
    {
        if (character < ' ')
        {
            output.Append("\\u00"u8);
            character.TryFormat(output.GetSpan(2), out var length, "x2", CultureInfo.InvariantCulture);
            output.Advance(length);
        }
        else
        {
            output.Append((byte)'\\');
            output.Append(character);
        }
    }
}
