using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Crossplane.Functions.Conversion;

/// <summary>
/// Writes the Values of an encoded Struct. The length of an object or a list is known only at its end: the writer reserves the
/// bytes that a short length needs, and moves the content up once if the length turns out longer.
/// </summary>
internal sealed class StructWriter
{
    private const int NumberLength = 1 + sizeof(double);
    private const int FlagLength = 2;

    private readonly PooledBuffer _output;

    /// <param name="output">Receives the bytes.</param>
    /// <param name="parts">The objects whose bytes are known.</param>
    public StructWriter(PooledBuffer output, EncodedParts? parts = null)
    {
        _output = output;
        Parts = parts;
    }

    /// <summary>The objects whose bytes are known.</summary>
    public EncodedParts? Parts { get; }

    /// <summary>Starts an object or a list and returns the position of its content.</summary>
    public int Begin(Slot slot)
    {
        var header = slot.ShortPrefixLength + 2;
        _output.GetSpan(header);
        _output.Advance(header);
        return _output.Length;
    }

    /// <summary>Ends the object or the list that <see cref="Begin"/> started.</summary>
    /// <param name="slot">The slot that <see cref="Begin"/> was called with.</param>
    /// <param name="content">The position that <see cref="Begin"/> returned.</param>
    /// <param name="kind"><see cref="StructFormat.StructValue"/> or <see cref="StructFormat.ListValue"/>.</param>
    public void End(Slot slot, int content, int kind)
    {
        var length = _output.Length - content;
        var kept = slot.ShortPrefixLength + 2;
        if (slot.IsShort(2 + length))
        {
            PutShortHeader(_output.Slice(content - kept, kept), slot, kind, length);
            return;
        }

        var header = HeaderLength(slot, length);
        _output.Insert(content, header - kept);
        PutHeader(_output.Slice(content - kept, header), slot, kind, length);
    }

    public void WriteText(Slot slot, string text)
    {
        if (!TryWriteShort(slot, text))
        {
            Encoding.UTF8.GetBytes(text, Open(slot, StructFormat.StringValue, Encoding.UTF8.GetByteCount(text)));
        }
    }

    /// <summary>Writes an entry whose value is a string.</summary>
    public void WriteText(string key, string text)
    {
        // The entry, the key, the value and the text have a tag and a length byte each.
        const int Tags = 8;
        var length = Tags + key.Length + text.Length;
        if (length <= 0x7F)
        {
            var target = _output.GetSpan(length)[..length];
            var value = target[(4 + key.Length)..];
            if (Ascii.FromUtf16(key, target[4..], out _) == OperationStatus.Done
                && Ascii.FromUtf16(text, value[4..], out _) == OperationStatus.Done)
            {
                target[0] = StructFormat.FirstField;
                target[1] = (byte)(length - 2);
                target[2] = StructFormat.FirstField;
                target[3] = (byte)key.Length;
                value[0] = StructFormat.ValueField;
                value[1] = (byte)(2 + text.Length);
                value[2] = Tag(StructFormat.StringValue, WireReader.WireType.LengthDelimited);
                value[3] = (byte)text.Length;
                _output.Advance(length);
                return;
            }
        }

        WriteText(Slot.Entry(Encoding.UTF8.GetBytes(key)), text);
    }

    /// <summary>Writes a string, an object or a list from its encoded content.</summary>
    public void WriteBytes(Slot slot, int kind, ReadOnlySpan<byte> content) =>
        content.CopyTo(Open(slot, kind, content.Length));

    public void WriteNull(Slot slot) => WriteFlag(slot, StructFormat.NullValue, 0);

    public void WriteBool(Slot slot, bool value) => WriteFlag(slot, StructFormat.BoolValue, value ? (byte)1 : (byte)0);

    public void WriteNumber(Slot slot, double value)
    {
        var target = Open(slot, NumberLength);
        target[0] = Tag(StructFormat.NumberValue, WireReader.WireType.Fixed64);
        BinaryPrimitives.WriteDoubleLittleEndian(target[1..], value);
    }

    /// <summary>Writes an encoded Value.</summary>
    public void WriteEncoded(Slot slot, ReadOnlySpan<byte> value) => value.CopyTo(Open(slot, value.Length));

    /// <summary>Writes a field from its encoded content.</summary>
    public void WriteField(int number, ReadOnlySpan<byte> content)
    {
        var header = 1 + Varint.Length(content.Length);
        var target = _output.GetSpan(header + content.Length);
        target[0] = Tag(number, WireReader.WireType.LengthDelimited);
        Varint.Put(target[1..], content.Length);
        content.CopyTo(target[header..]);
        _output.Advance(header + content.Length);
    }

    private static int ValueLength(int content) => 1 + Varint.Length(content) + content;

    private static int HeaderLength(Slot slot, int content) =>
        slot.PrefixLength(ValueLength(content)) + 1 + Varint.Length(content);

    private static void PutHeader(Span<byte> target, Slot slot, int kind, int content)
    {
        var position = slot.PutPrefix(target, ValueLength(content));
        target[position] = Tag(kind, WireReader.WireType.LengthDelimited);
        Varint.Put(target[(position + 1)..], content);
    }

    private static byte Tag(int number, WireReader.WireType type) => (byte)((number << 3) | (int)type);

    private static void PutShortHeader(Span<byte> target, Slot slot, int kind, int content)
    {
        slot.PutShortPrefix(target, 2 + content);
        target[^2] = Tag(kind, WireReader.WireType.LengthDelimited);
        target[^1] = (byte)content;
    }

    /// <summary>Writes a short ASCII text, the usual case; writes nothing and returns false for any other text.</summary>
    private bool TryWriteShort(Slot slot, string text)
    {
        if (!slot.IsShort(2 + text.Length))
        {
            return false;
        }

        var header = slot.ShortPrefixLength + 2;
        var target = _output.GetSpan(header + text.Length);
        if (Ascii.FromUtf16(text, target[header..], out _) != OperationStatus.Done)
        {
            return false;
        }

        PutShortHeader(target[..header], slot, StructFormat.StringValue, text.Length);
        _output.Advance(header + text.Length);
        return true;
    }

    /// <summary>Writes the header of a Value and returns the span for its content.</summary>
    private Span<byte> Open(Slot slot, int kind, int length)
    {
        var header = HeaderLength(slot, length);
        var target = _output.GetSpan(header + length);
        PutHeader(target, slot, kind, length);
        _output.Advance(header + length);
        return target.Slice(header, length);
    }

    /// <summary>Writes the bytes before a Value and returns the span for the Value.</summary>
    private Span<byte> Open(Slot slot, int length)
    {
        var target = _output.GetSpan(slot.PrefixLength(length) + length);
        var prefix = slot.PutPrefix(target, length);
        _output.Advance(prefix + length);
        return target.Slice(prefix, length);
    }

    private void WriteFlag(Slot slot, int kind, byte value)
    {
        var target = Open(slot, FlagLength);
        target[0] = Tag(kind, WireReader.WireType.Varint);
        target[1] = value;
    }
}
