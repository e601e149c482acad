namespace Crossplane.Functions.Conversion;

/// <summary>Encodes lengths as protobuf varints: seven bits per byte, the lowest first.</summary>
internal static class Varint
{
    public static int Length(int value)
    {
        var length = 1;
        for (; value >= 0x80; value >>= 7)
        {
            length++;
        }

        return length;
    }

    /// <summary>Writes a length and returns the number of bytes written.</summary>
    public static int Put(Span<byte> target, int value)
    {
        var index = 0;
        for (; value >= 0x80; value >>= 7)
        {
            target[index++] = (byte)(value | 0x80);
        }

        target[index] = (byte)value;
        return index + 1;
    }
}
