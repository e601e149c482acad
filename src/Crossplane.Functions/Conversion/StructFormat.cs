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

    public static ConversionException TooDeep() =>
        new($"is nested deeper than {MaxDepth} levels");

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

    /// <summary>The key and the value of an entry of a Struct; both empty where the entry leaves them out.</summary>
    public static void ReadEntry(ReadOnlySpan<byte> entry, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        key = value = default;
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

    private static bool IsKind(WireReader field) => field.Number switch
    {
        NullValue or BoolValue => field.Type == WireReader.WireType.Varint,
        NumberValue => field.Type == WireReader.WireType.Fixed64,
        StringValue or StructValue or ListValue => field.Type == WireReader.WireType.LengthDelimited,
        _ => false,
    };
}
