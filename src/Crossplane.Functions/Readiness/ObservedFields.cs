using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The fields of an object on the wire, read one by one without copying anything, because every call does so for several
/// objects. A field that is absent or null has no value.
/// </summary>
internal readonly ref struct ObservedFields
{
    private readonly ReadOnlySpan<byte> _fields;

    public ObservedFields(StructDocument document)
        : this(document.Raw.Span)
    {
    }

    /// <param name="fields">An encoded Struct.</param>
    public ObservedFields(ReadOnlySpan<byte> fields) => _fields = fields;

    /// <summary>The <c>status</c>.</summary>
    public ObservedFields Status => Object("status"u8);

    /// <summary>The <c>spec</c>.</summary>
    public ObservedFields Spec => Object("spec"u8);

    /// <summary>The <c>metadata.generation</c>; null if the kind has none.</summary>
    public long? Generation => Object("metadata"u8).Integer("generation"u8);

    /// <summary>
    /// Whether the controller has seen the newest generation. For kinds whose controller always sets
    /// <c>status.observedGeneration</c>.
    /// </summary>
    public bool IsCurrent => Status.Integer("observedGeneration"u8) >= (Generation ?? 0);

    /// <summary>Whether the status names an earlier generation. For kinds whose status need not name one.</summary>
    public bool IsOutdated => Status.Integer("observedGeneration"u8) < Generation;

    /// <summary>Whether a field has a value.</summary>
    public bool Has(ReadOnlySpan<byte> name) =>
        TryFind(name, out var value) && StructFormat.TryReadKind(value, out var kind) && kind.Number != StructFormat.NullValue;

    /// <summary>Returns the fields of an object; none if the value is not an object.</summary>
    public ObservedFields Object(ReadOnlySpan<byte> name) =>
        TryFind(name, out var value)
        && StructFormat.TryReadKind(value, out var kind)
        && kind.Number == StructFormat.StructValue
            ? new ObservedFields(kind.Content)
            : default;

    /// <summary>Returns an integer.</summary>
    /// <exception cref="ConversionException">The value is not an integer.</exception>
    public long? Integer(ReadOnlySpan<byte> name) =>
        !TryFind(name, out var value) || !StructFormat.TryRead(value, StructFormat.NumberValue, out var number) ? null
        : StructFormat.IsInteger(number.Double, out var integer) ? integer
        : throw StructFormat.WrongType();

    /// <summary>Returns a text in UTF-8; empty without one.</summary>
    /// <exception cref="ConversionException">The value is not a text.</exception>
    public ReadOnlySpan<byte> Text(ReadOnlySpan<byte> name) =>
        TryFind(name, out var value) && StructFormat.TryRead(value, StructFormat.StringValue, out var text)
            ? text.Content
            : default;

    /// <summary>Whether a text has a value.</summary>
    /// <exception cref="ConversionException">The value is not a text.</exception>
    public bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text) => Text(name).SequenceEqual(text);

    /// <summary>Returns the items of a list of objects; empty without a list.</summary>
    /// <exception cref="ConversionException">The value is not a list.</exception>
    public ObservedItems Items(ReadOnlySpan<byte> name) =>
        TryFind(name, out var value) && StructFormat.TryRead(value, StructFormat.ListValue, out var list)
            ? new ObservedItems(list.Content)
            : default;

    /// <summary>Returns the condition of a type, from the list <c>conditions</c>.</summary>
    /// <exception cref="ConversionException">The list is not one of conditions.</exception>
    public ObservedCondition Condition(ReadOnlySpan<byte> type)
    {
        var conditions = Items("conditions"u8);
        while (conditions.Read())
        {
            if (conditions.Current.Is("type"u8, type))
            {
                return new ObservedCondition(conditions.Current);
            }
        }

        return default;
    }

    private bool TryFind(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value) =>
        StructNavigator.TryFind(_fields, name, out value);
}
