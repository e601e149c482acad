namespace Crossplane.Functions.Conversion;

/// <summary>The fields of google.protobuf.Struct, Value and ListValue.</summary>
internal static class StructFormat
{
    /// <summary>
    /// How deep objects and lists may nest: deeper than any Kubernetes object or OpenAPI schema goes, and shallow enough
    /// for every stack. Bytes that nobody reads are not checked.
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

    /// <summary>The tag of an entry of a Struct and of its key, and of an item of a ListValue.</summary>
    public const byte FirstField = (1 << 3) | (int)WireReader.WireType.LengthDelimited;

    /// <summary>The tag of the value of an entry.</summary>
    public const byte ValueField = (EntryValue << 3) | (int)WireReader.WireType.LengthDelimited;

    public const string OfAnotherType = "has another type than the field allows";

    private const double LongLimit = 9223372036854775808;

    /// <summary>The first length that a varint needs a second byte for.</summary>
    private const int OneByte = 0x80;

    public static ConversionException TooDeep() =>
        new($"is nested deeper than {MaxDepth} levels");

    public static ConversionException AnotherType() => new(OfAnotherType);

    public static void CheckDepth(int depth)
    {
        if (depth > MaxDepth)
        {
            throw TooDeep();
        }
    }

    public static ConversionException NotExact() =>
        new("is an integer that 64-bit floating point cannot hold exactly, as every number on the wire is; use a string");

    /// <summary>An integer as the number that it is on the wire.</summary>
    /// <exception cref="ConversionException">It would be another one there.</exception>
    public static double Exact(Int128 integer) => (Int128)(double)integer == integer ? (double)integer : throw NotExact();

    /// <summary>Whether a number of the wire is whole and in the range of 64 bits; -0 is 0.</summary>
    public static bool IsInteger(double number, out long integer)
    {
        integer = (long)number;
        return number is >= -LongLimit and < LongLimit && integer == number;
    }

    /// <summary>The last of the kinds that a Value holds, as protobuf resolves a oneof; false for a Value with no kind.</summary>
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

    /// <summary>Reads what a Value of one kind holds; false for null.</summary>
    /// <exception cref="ConversionException">The Value is of another kind.</exception>
    public static bool TryRead(ReadOnlySpan<byte> value, int kind, out WireReader content)
    {
        if (!TryReadKind(value, out content) || content.Number == NullValue)
        {
            return false;
        }

        return content.Number == kind ? true : throw AnotherType();
    }

    /// <summary>The key and the value of an entry of a Struct; both empty where the entry leaves them out.</summary>
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

    /// <summary>Reads an entry as every encoder writes it: the key, the value, and nothing else; neither of them long.</summary>
    private static bool TryReadOrdinaryEntry(ReadOnlySpan<byte> entry, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        key = value = default;
        if (entry is not [FirstField, < OneByte and var keyLength, ..] || keyLength + 4 > entry.Length || entry[keyLength + 2] != ValueField)
        {
            return false;
        }

        var start = keyLength + 4;
        int length = entry[start - 1];
        if (length >= OneByte)
        {
            if (start == entry.Length || entry[start] >= OneByte)
            {
                return false;
            }

            length += (entry[start++] - 1) * OneByte;
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
