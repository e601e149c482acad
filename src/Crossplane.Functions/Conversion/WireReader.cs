using System.Buffers.Binary;

namespace Crossplane.Functions.Conversion;

/// <summary>Reads the fields of an encoded protobuf message.</summary>
internal ref struct WireReader
{
    private readonly ReadOnlySpan<byte> _message;
    private int _next;
    private int _start;
    private int _content;

    public WireReader(ReadOnlySpan<byte> message) => _message = message;

    public enum WireType
    {
        Varint = 0,
        Fixed64 = 1,
        LengthDelimited = 2,
        Fixed32 = 5,
    }

    /// <summary>The number of the current field.</summary>
    public int Number { get; private set; }

    public WireType Type { get; private set; }

    /// <summary>The content of the current field, if it is length-delimited or of fixed width.</summary>
    public readonly ReadOnlySpan<byte> Content => _message[_content.._next];

    public ulong Varint { get; private set; }

    /// <summary>The current field including its tag and its length.</summary>
    public readonly ReadOnlySpan<byte> Field => _message[_start.._next];

    public readonly double Double => BinaryPrimitives.ReadDoubleLittleEndian(Content);

    /// <summary>Moves to the next field; false at the end of the message.</summary>
    /// <exception cref="ConversionException">The bytes are not a protobuf message.</exception>
    public bool Read()
    {
        if (_next == _message.Length)
        {
            return false;
        }

        _start = _next;
        var tag = ReadVarint();
        Type = (WireType)(tag & 7);
        Number = tag >> 3 is > 0 and <= 0x1FFFFFFF and var number ? (int)number : throw Malformed();
        switch (Type)
        {
            case WireType.LengthDelimited:
                Take(ReadVarint());
                break;
            case WireType.Varint:
                Varint = ReadVarint();
                break;
            case WireType.Fixed64:
                Take(sizeof(ulong));
                break;
            case WireType.Fixed32:
                Take(sizeof(uint));
                break;
            default:
                throw Malformed();
        }

        return true;
    }

    public readonly bool IsMessage(int number) => Number == number && Type == WireType.LengthDelimited;

    private static ConversionException Malformed() => new("is not a valid protobuf Struct");

    private ulong ReadVarint()
    {
        var rest = _message[_next..];
        if (!rest.IsEmpty && rest[0] < 0x80)
        {
            _next++;
            return rest[0];
        }

        var value = 0UL;
        for (var index = 0; index < Math.Min(10, rest.Length); index++)
        {
            value |= (ulong)(rest[index] & 0x7F) << (7 * index);
            if (rest[index] < 0x80)
            {
                _next += index + 1;
                return value;
            }
        }

        throw Malformed();
    }

    private void Take(ulong length)
    {
        if (length > (ulong)(_message.Length - _next))
        {
            throw Malformed();
        }

        _content = _next;
        _next += (int)length;
    }
}
