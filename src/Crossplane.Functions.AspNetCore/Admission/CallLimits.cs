namespace Crossplane.Functions.AspNetCore.Admission;

/// <summary>The limits of one method: of each call, and of all calls together.</summary>
internal sealed record CallLimits
{
    /// <summary>The largest request message in bytes, before and after decompression.</summary>
    public required int MaxMessageBytes { get; init; }

    /// <summary>The number of calls that may be in progress.</summary>
    public required int MaxCalls { get; init; }

    /// <summary>The memory that the calls in progress may take; two of <see cref="MaxMessageBytes"/> always fit.</summary>
    public required long MaxRequestBytes { get; init; }

    /// <summary>
    /// The deadline of a call whose caller sets none: two minutes, which is how long Crossplane lets a reconcile take. Null for
    /// methods that last as long as their caller wants.
    /// </summary>
    public TimeSpan? MaxDuration { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The time within which a request must arrive; null for a method that reads requests until it ends.</summary>
    public TimeSpan? MaxArrival { get; init; } = TimeSpan.FromSeconds(30);
}
