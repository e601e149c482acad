using System.Globalization;

namespace Crossplane.Functions.Conversion.Encoders;

/// <summary>Writes integers of up to 64 bits; those that a double cannot hold exactly are refused.</summary>
internal sealed class IntegerEncoder : ValueEncoder
{
    public static readonly IntegerEncoder Instance = new();

    public static bool CanWrite(Type type) => !type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64;

    public override void Write(object value, Slot slot, StructWriter writer, int depth) => writer.WriteNumber(slot, value switch
    {
        int number => number,
        ulong number => StructFormat.Exact(number),
        var other => StructFormat.Exact(((IConvertible)other).ToInt64(CultureInfo.InvariantCulture)),
    });
}
