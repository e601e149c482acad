using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Resources;

/// <summary>An entry of <c>status.conditions</c> of an observed object.</summary>
public sealed record StatusCondition
{
    /// <summary>The condition's type, for example <c>Available</c>.</summary>
    public string? Type { get; init; }

    /// <summary><c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    public string? Status { get; init; }

    /// <summary>A word in PascalCase for programs.</summary>
    public string? Reason { get; init; }

    /// <summary>A sentence for people.</summary>
    public string? Message { get; init; }

    /// <summary>The <c>metadata.generation</c> that was looked at; null where the writer does not say.</summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>When the status last changed; null where it is no such time as System.Text.Json reads.</summary>
    public DateTimeOffset? LastTransitionTime { get; init; }

    /// <summary>The conditions of an object.</summary>
    /// <param name="document">The object.</param>
    /// <returns>The entries of its <c>status.conditions</c> in their order, null for one that is null; none where there is no such list.</returns>
    /// <exception cref="ConversionException"><c>status.conditions</c> is no list of conditions.</exception>
    public static IReadOnlyList<StatusCondition?> ListOf(StructDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return StatusConditions.Read(document);
    }
}
