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

    /// <summary>When the status last changed.</summary>
    public DateTimeOffset? LastTransitionTime { get; init; }
}
