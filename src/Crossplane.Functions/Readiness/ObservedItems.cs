using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>Reads the items of a list of objects on the wire.</summary>
internal ref struct ObservedItems
{
    private WireReader _reader;

    /// <param name="list">An encoded ListValue.</param>
    public ObservedItems(ReadOnlySpan<byte> list) => _reader = new WireReader(list);

    /// <summary>The current item; without fields if it is null.</summary>
    public ObservedFields Current { get; private set; }

    /// <summary>Moves to the next item; false at the end of the list.</summary>
    /// <exception cref="ConversionException">The item is not an object.</exception>
    public bool Read()
    {
        while (_reader.Read())
        {
            if (_reader.IsMessage(StructFormat.ListValues))
            {
                Current = StructFormat.TryRead(_reader.Content, StructFormat.StructValue, out var item)
                    ? new ObservedFields(item.Content)
                    : default;
                return true;
            }
        }

        return false;
    }
}
