using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Crossplane.Functions.Conversion;

/// <summary>The position of a Value in an encoded Struct: under a key of an object, in a list, or by itself.</summary>
internal readonly ref struct Slot
{
    private static readonly byte[] BareMark = new byte[1];
    private static readonly byte[] EmptyKey = new byte[1];

    // The key; null for an item of a list, and an empty part of the mark for a bare Value. A slot has no field besides, so
    // that it is passed in registers: that is a third of the time of encoding.
    private readonly ReadOnlySpan<byte> _key;

    private Slot(ReadOnlySpan<byte> key) => _key = key;

    public static Slot Bare => new(BareMark.AsSpan(0, 0));

    public static Slot Item => default;

    /// <summary>True if the Value is a member of an object.</summary>
    public bool IsEntry => !IsItem && !IsBare;

    private bool IsItem => Unsafe.IsNullRef(ref MemoryMarshal.GetReference(_key));

    private bool IsBare =>
        _key.IsEmpty
        && Unsafe.AreSame(ref MemoryMarshal.GetReference(_key), ref MemoryMarshal.GetArrayDataReference(BareMark));

    /// <param name="key">The key, UTF-8.</param>
    public static Slot Entry(ReadOnlySpan<byte> key) => new(key.IsEmpty ? EmptyKey.AsSpan(0, 0) : key);

    /// <summary>The number of bytes before a Value if every length takes a single byte.</summary>
    public int ShortPrefixLength => _key.Length > 0 ? 6 + _key.Length : IsItem ? 2 : IsBare ? 0 : 6;

    /// <summary>Checks whether all lengths of and around a Value take a single byte.</summary>
    public bool IsShort(int valueLength) => ShortPrefixLength + valueLength <= 0x7F;

    /// <summary>Writes the bytes before a Value for which <see cref="IsShort"/> is true.</summary>
    public void PutShortPrefix(Span<byte> target, int valueLength)
    {
        if (IsBare)
        {
            return;
        }

        target[0] = StructFormat.FirstField;
        if (IsItem)
        {
            target[1] = (byte)valueLength;
            return;
        }

        var key = _key;
        target = target[..(6 + key.Length)];
        target[1] = (byte)(4 + key.Length + valueLength);
        target[2] = StructFormat.FirstField;
        target[3] = (byte)key.Length;
        key.CopyTo(target[4..]);
        target[^2] = StructFormat.ValueField;
        target[^1] = (byte)valueLength;
    }

    /// <summary>Returns the number of bytes before a Value.</summary>
    /// <param name="valueLength">The length of the Value in bytes.</param>
    public int PrefixLength(int valueLength) =>
        IsItem ? 1 + Varint.Length(valueLength)
        : IsBare ? 0
        : 1 + Varint.Length(EntryLength(valueLength)) + KeyLength + 1 + Varint.Length(valueLength);


    /// <summary>Writes the bytes before a Value and returns their number.</summary>
    /// <inheritdoc cref="PrefixLength" path="/param"/>
    public int PutPrefix(Span<byte> target, int valueLength)
    {
        if (IsBare)
        {
            return 0;
        }

        target[0] = StructFormat.FirstField;
        if (IsItem)
        {
            return 1 + Varint.Put(target[1..], valueLength);
        }

        var position = 1 + Varint.Put(target[1..], EntryLength(valueLength));
        target[position++] = StructFormat.FirstField;
        position += Varint.Put(target[position..], _key.Length);
        _key.CopyTo(target[position..]);
        position += _key.Length;
        target[position++] = StructFormat.ValueField;
        return position + Varint.Put(target[position..], valueLength);
    }

    private int KeyLength => 1 + Varint.Length(_key.Length) + _key.Length;

    private int EntryLength(int valueLength) => KeyLength + 1 + Varint.Length(valueLength) + valueLength;
}
