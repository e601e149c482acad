using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>A status condition on the wire.</summary>
internal readonly ref struct ObservedCondition
{
    private readonly ObservedFields _fields;

    /// <param name="fields">The fields of the condition.</param>
    public ObservedCondition(ObservedFields fields)
    {
        _fields = fields;
        Exists = true;
    }

    /// <summary>Whether there is such a condition.</summary>
    public bool Exists { get; }

    /// <summary>Whether the status is <c>True</c>.</summary>
    /// <exception cref="ConversionException">The status is not a text.</exception>
    public bool IsTrue => _fields.Is("status"u8, "True"u8);

    /// <summary>Whether the status is <c>False</c>.</summary>
    /// <exception cref="ConversionException">The status is not a text.</exception>
    public bool IsFalse => _fields.Is("status"u8, "False"u8);

    /// <summary>Whether the condition has a reason.</summary>
    /// <exception cref="ConversionException">The reason is not a text.</exception>
    public bool HasReason(ReadOnlySpan<byte> reason) => _fields.Is("reason"u8, reason);

    /// <summary>Whether the condition is true and names no generation before the given one.</summary>
    /// <param name="generation">The <c>metadata.generation</c> of the object; null if it has none.</param>
    /// <exception cref="ConversionException">The status or the generation has another type.</exception>
    public bool IsTrueOf(long? generation) => IsTrue && !(_fields.Integer("observedGeneration"u8) < generation);
}
