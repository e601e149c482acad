namespace Crossplane.Functions.Conversion;

/// <summary>Finds a value in an encoded Struct without reading the rest of it.</summary>
internal static class StructNavigator
{
    /// <summary>Finds the Value at a path; false if a field or an item on the path is absent or has another type.</summary>
    /// <exception cref="ConversionException">The bytes of an object or a list on the path are malformed.</exception>
    public static bool TryFind(ReadOnlySpan<byte> message, FieldPath path, out ReadOnlySpan<byte> value)
    {
        var found = message;
        var container = message;
        var isList = false;
        foreach (ref readonly var segment in path.Segments)
        {
            var exists = false;
            if (isList && segment.Utf8Name is null)
            {
                found = Item(container, segment.Index, out exists);
            }
            else if (!isList && segment.Utf8Name is not null)
            {
                found = Field(container, segment.Utf8Name, out exists);
            }

            if (!exists)
            {
                value = default;
                return false;
            }

            container = Container(found, out isList);
        }

        value = found;
        return true;
    }

    /// <summary>Finds the Value of a top-level field.</summary>
    public static bool TryFind(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = Field(message, name, out var exists);
        return exists;
    }

    /// <summary>Finds a field; the last one if the key occurs more than once, as in a protobuf map.</summary>
    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name, out bool exists)
    {
        var value = ReadOnlySpan<byte>.Empty;
        exists = false;
        var reader = new WireReader(message);
        while (reader.Read())
        {
            if (!reader.IsMessage(StructFormat.StructFields))
            {
                continue;
            }

            StructFormat.ReadEntry(reader.Content, out var key, out var content);
            if (key.SequenceEqual(name))
            {
                value = content;
                exists = true;
            }
        }

        return value;
    }

    private static ReadOnlySpan<byte> Item(ReadOnlySpan<byte> message, int wanted, out bool exists)
    {
        exists = true;
        var reader = new WireReader(message);
        for (var index = 0; reader.Read();)
        {
            if (reader.IsMessage(StructFormat.ListValues) && index++ == wanted)
            {
                return reader.Content;
            }
        }

        exists = false;
        return default;
    }

    /// <summary>Returns the content of an object or a list; empty for a scalar, so that the next segment finds nothing.</summary>
    private static ReadOnlySpan<byte> Container(ReadOnlySpan<byte> value, out bool isList)
    {
        isList = false;
        if (!StructFormat.TryReadKind(value, out var kind))
        {
            return default;
        }

        isList = kind.Number == StructFormat.ListValue;
        return kind.Number is StructFormat.StructValue or StructFormat.ListValue ? kind.Content : default;
    }
}
