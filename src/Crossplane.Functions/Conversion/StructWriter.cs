using System.Buffers.Binary;

namespace Crossplane.Functions.Conversion;

/// <summary>
/// Writes the fields of an encoded Struct. The length of a message is known only at its end: one byte is kept for it, and
/// the content moves up in the rare case that the length needs more.
/// </summary>
internal readonly struct StructWriter
{
    private readonly PooledBuffer _output;

    public StructWriter(PooledBuffer output) => _output = output;

    /// <summary>Starts a length-delimited field and returns where its length goes.</summary>
    public int Begin(int number)
    {
        WriteTag(number, WireReader.WireType.LengthDelimited);
        _output.Append(0);
        return _output.Length - 1;
    }

    public void End(int lengthPosition)
    {
        var length = _output.Length - lengthPosition - 1;
        var bytes = VarintSize(length);
        if (bytes > 1)
        {
            _output.Insert(lengthPosition + 1, bytes - 1);
        }

        PutVarint(_output.Slice(lengthPosition, bytes), length);
    }

    public void WriteBytes(int number, ReadOnlySpan<byte> content)
    {
        WriteTag(number, WireReader.WireType.LengthDelimited);
        var bytes = VarintSize(content.Length);
        PutVarint(_output.GetSpan(bytes), content.Length);
        _output.Advance(bytes);
        _output.Append(content);
    }

    public void WriteNull()
    {
        WriteTag(StructFormat.NullValue, WireReader.WireType.Varint);
        _output.Append(0);
    }

    public void WriteBool(bool value)
    {
        WriteTag(StructFormat.BoolValue, WireReader.WireType.Varint);
        _output.Append(value ? (byte)1 : (byte)0);
    }

    public void WriteNumber(double value)
    {
        WriteTag(StructFormat.NumberValue, WireReader.WireType.Fixed64);
        BinaryPrimitives.WriteDoubleLittleEndian(_output.GetSpan(8), value);
        _output.Advance(8);
    }

    private static int VarintSize(int value)
    {
        var size = 1;
        for (; value >= 0x80; value >>= 7)
        {
            size++;
        }

        return size;
    }

    private static void PutVarint(Span<byte> target, int value)
    {
        var index = 0;
        for (; value >= 0x80; value >>= 7)
        {
            target[index++] = (byte)(value | 0x80);
        }

        target[index] = (byte)value;
    }

    private void WriteTag(int number, WireReader.WireType type) => _output.Append((byte)((number << 3) | (int)type));
}
