namespace Crossplane.Functions.Conversion;

/// <summary>The fields of google.protobuf.Struct, Value and ListValue.</summary>
internal static class StructFormat
{
    /// <summary>
    /// The maximum number of nested objects and lists: more than any Kubernetes object or OpenAPI schema has, and few enough
    /// to recurse on any thread's stack. Bytes that are not read are not checked.
    /// </summary>
    public const int MaxDepth = 256;

    public const int StructFields = 1;
    public const int EntryKey = 1;
    public const int EntryValue = 2;
    public const int ListValues = 1;

    public const int NullValue = 1;
    public const int NumberValue = 2;
    public const int StringValue = 3;
    public const int BoolValue = 4;
    public const int StructValue = 5;
    public const int ListValue = 6;

    /// <summary>The tag of an entry of a Struct, of an entry's key and of an item of a ListValue: all are field 1.</summary>
    public const byte FirstField = (1 << 3) | (int)WireReader.WireType.LengthDelimited;

    /// <summary>The tag of an entry's value.</summary>
    public const byte ValueField = (EntryValue << 3) | (int)WireReader.WireType.LengthDelimited;

    public const string WrongTypeProblem = "has another type than the field allows";

    private const double LongLimit = 9223372036854775808;

    /// <summary>The smallest length that takes two bytes as a varint.</summary>
    private const int MinTwoByteLength = 0x80;

    public static ConversionException TooDeep() =>
        new($"is nested deeper than {MaxDepth} levels");

    public static ConversionException WrongType() => new(WrongTypeProblem);

    public static void CheckDepth(int depth)
    {
        if (depth > MaxDepth)
        {
            throw TooDeep();
        }
    }

    public static ConversionException NotExact() =>
        new("is an integer that 64-bit floating point, the only number type on the wire, cannot represent exactly; use a string");

    /// <summary>Converts an integer to its number on the wire.</summary>
    /// <exception cref="ConversionException">A double cannot represent the integer exactly.</exception>
    public static double Exact(Int128 integer) => (Int128)(double)integer == integer ? (double)integer : throw NotExact();

    /// <summary>Checks whether a number is whole and in the range of a 64-bit integer; -0 becomes 0.</summary>
    public static bool IsInteger(double number, out long integer)
    {
        integer = (long)number;
        return number is >= -LongLimit and < LongLimit && integer == number;
    }

    /// <summary>
    /// Reads the kind of a Value, the last one if there are several, as protobuf resolves a oneof; false if there is none.
    /// </summary>
    public static bool TryReadKind(ReadOnlySpan<byte> value, out WireReader kind)
    {
        var reader = new WireReader(value);
        kind = default;
        while (reader.Read())
        {
            if (IsKind(reader))
            {
                kind = reader;
            }
        }

        return kind.Number != 0;
    }

    /// <summary>Reads the content of a Value of the given kind; false for null.</summary>
    /// <exception cref="ConversionException">The Value is of another kind.</exception>
    public static bool TryRead(ReadOnlySpan<byte> value, int kind, out WireReader content)
    {
        if (!TryReadKind(value, out content) || content.Number == NullValue)
        {
            return false;
        }

        return content.Number == kind ? true : throw WrongType();
    }

    /// <summary>Reads the key and the value of an entry of a Struct; empty if the entry lacks them.</summary>
    public static void ReadEntry(ReadOnlySpan<byte> entry, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        if (TryReadOrdinaryEntry(entry, out key, out value))
        {
            return;
        }

        var reader = new WireReader(entry);
        while (reader.Read())
        {
            if (reader.IsMessage(EntryKey))
            {
                key = reader.Content;
            }
            else if (reader.IsMessage(EntryValue))
            {
                value = reader.Content;
            }
        }
    }

    /// <summary>
    /// Reads an entry in the usual encoding: a key of up to 127 bytes, a value of up to 16 KiB, and nothing else.
    /// </summary>
    private static bool TryReadOrdinaryEntry(ReadOnlySpan<byte> entry, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        key = value = default;
        if (entry is not [FirstField, < MinTwoByteLength and var keyLength, ..]
            || keyLength + 4 > entry.Length
            || entry[keyLength + 2] != ValueField)
        {
            return false;
        }

        var start = keyLength + 4;
        var length = (int)entry[start - 1];
        if (length >= MinTwoByteLength)
        {
            if (start == entry.Length || entry[start] >= MinTwoByteLength)
            {
                return false;
            }

            length += (entry[start++] - 1) * MinTwoByteLength;
        }

        if (start + length != entry.Length)
        {
            return false;
        }

        key = entry.Slice(2, keyLength);
        value = entry[start..];
        return true;
    }

    private static bool IsKind(WireReader field) => field.Number switch
    {
        NullValue or BoolValue => field.Type == WireReader.WireType.Varint,
        NumberValue => field.Type == WireReader.WireType.Fixed64,
        StringValue or StructValue or ListValue => field.Type == WireReader.WireType.LengthDelimited,
        _ => false,
    };
}
