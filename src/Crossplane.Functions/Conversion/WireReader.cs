using System.Buffers.Binary;

namespace Crossplane.Functions.Conversion;

/// <summary>Steps through the fields of one encoded protobuf message.</summary>
internal ref struct WireReader
{
    private ReadOnlySpan<byte> _rest;

    public WireReader(ReadOnlySpan<byte> message) => _rest = message;

    public enum WireType
    {
        Varint = 0,
        Fixed64 = 1,
        LengthDelimited = 2,
        Fixed32 = 5,
    }

    /// <summary>The field that <see cref="Read"/> came to.</summary>
    public int Number { get; private set; }

    public WireType Type { get; private set; }

    /// <summary>The field's content: the bytes of a length-delimited or fixed-width field.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    public ulong Varint { get; private set; }

    /// <summary>The whole field as it stands on the wire, tag and length included.</summary>
    public ReadOnlySpan<byte> Field { get; private set; }

    public readonly double Double => BinaryPrimitives.ReadDoubleLittleEndian(Content);

    /// <summary>Goes to the next field; false at the end of the message.</summary>
    /// <exception cref="ConversionException">The bytes are no protobuf message.</exception>
    public bool Read()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var start = _rest;
        var tag = ReadVarint();
        Type = (WireType)(tag & 7);
        Number = tag >> 3 is > 0 and <= 0x1FFFFFFF and var number ? (int)number : throw Malformed();
        switch (Type)
        {
            case WireType.Varint:
                Varint = ReadVarint();
                break;
            case WireType.Fixed64:
                Content = Take(8);
                break;
            case WireType.LengthDelimited:
                Content = Take(ReadVarint());
                break;
            case WireType.Fixed32:
                Content = Take(4);
                break;
            default:
                throw Malformed();
        }

        Field = start[..^_rest.Length];
        return true;
    }

    public readonly bool IsMessage(int number) => Number == number && Type == WireType.LengthDelimited;

    private static ConversionException Malformed() => new("is not a valid protobuf Struct");

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var index = 0; index < Math.Min(10, _rest.Length); index++)
        {
            value |= (ulong)(_rest[index] & 0x7F) << (7 * index);
            if (_rest[index] < 0x80)
            {
                _rest = _rest[(index + 1)..];
                return value;
            }
        }

        throw Malformed();
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            throw Malformed();
        }

        var content = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return content;
    }
}
