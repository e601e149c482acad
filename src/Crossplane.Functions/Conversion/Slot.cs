namespace Crossplane.Functions.Conversion;

/// <summary>The position of a Value in an encoded Struct: under a key of an object, in a list, or by itself.</summary>
internal readonly ref struct Slot
{
    private readonly ReadOnlySpan<byte> _key;
    private readonly Place _place;

    private Slot(Place place, ReadOnlySpan<byte> key = default)
    {
        _place = place;
        _key = key;
    }

    private enum Place
    {
        Bare,
        Item,
        Entry,
    }

    public static Slot Bare => new(Place.Bare);

    public static Slot Item => new(Place.Item);

    /// <summary>True if the Value is a member of an object.</summary>
    public bool IsEntry => _place == Place.Entry;

    /// <param name="key">The key, UTF-8.</param>
    public static Slot Entry(ReadOnlySpan<byte> key) => new(Place.Entry, key);

    /// <summary>The number of bytes before a Value if every length takes a single byte.</summary>
    public int ShortPrefixLength => _place switch
    {
        Place.Bare => 0,
        Place.Item => 2,
        _ => 6 + _key.Length,
    };

    /// <summary>Checks whether all lengths of and around a Value take a single byte.</summary>
    public bool IsShort(int valueLength) => ShortPrefixLength + valueLength <= 0x7F;

    /// <summary>Writes the bytes before a Value for which <see cref="IsShort"/> is true.</summary>
    public void PutShortPrefix(Span<byte> target, int valueLength)
    {
        if (_place == Place.Bare)
        {
            return;
        }

        target[0] = StructFormat.FirstField;
        if (_place == Place.Item)
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
    public int PrefixLength(int valueLength) => _place switch
    {
        Place.Bare => 0,
        Place.Item => 1 + Varint.Length(valueLength),
        _ => 1 + Varint.Length(EntryLength(valueLength)) + KeyLength + 1 + Varint.Length(valueLength),
    };

    /// <summary>Writes the bytes before a Value and returns their number.</summary>
    /// <inheritdoc cref="PrefixLength" path="/param"/>
    public int PutPrefix(Span<byte> target, int valueLength)
    {
        if (_place == Place.Bare)
        {
            return 0;
        }

        target[0] = StructFormat.FirstField;
        if (_place == Place.Item)
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
