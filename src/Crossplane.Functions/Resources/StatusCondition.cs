using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Resources;

/// <summary>An entry of <c>status.conditions</c> of an observed object.</summary>
public sealed record StatusCondition
{
    /// <summary>The condition's type, for example <c>Available</c>.</summary>
    public string? Type { get; init; }

    /// <summary><c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The machine-readable reason, a word in PascalCase.</summary>
    public string? Reason { get; init; }

    /// <summary>The human-readable message.</summary>
    public string? Message { get; init; }

    /// <summary>
    /// The <c>metadata.generation</c> that the condition was computed from; null if the controller does not set it.
    /// </summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>The time of the last change of the status; null if it is absent or not an ISO 8601 time.</summary>
    public DateTimeOffset? LastTransitionTime { get; init; }

    /// <summary>Reads the conditions of an object.</summary>
    /// <param name="document">The object.</param>
    /// <returns>
    /// The entries of <c>status.conditions</c> in their order, null for an entry that is null; empty if there is no such list.
    /// </returns>
    /// <exception cref="ConversionException"><c>status.conditions</c> is not a list of conditions.</exception>
    public static IReadOnlyList<StatusCondition?> ListOf(StructDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return StatusConditions.Read(document);
    }
}
