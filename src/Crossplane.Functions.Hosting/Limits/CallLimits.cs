namespace Crossplane.Functions.Hosting.Limits;

/// <summary>What one call may take, and all calls together.</summary>
internal sealed record CallLimits
{
    /// <summary>The largest request message in bytes, before and after decompression.</summary>
    public required int MessageBytes { get; init; }

    /// <summary>How many calls may be in progress.</summary>
    public required int Calls { get; init; }

    /// <summary>How many bytes the requests of the calls in progress may hold; twice <see cref="MessageBytes"/> always fit.</summary>
    public required long RequestBytes { get; init; }

    /// <summary>
    /// How long a call without a deadline may take. Crossplane's own limit for a reconcile: who calls for it has given up
    /// by then.
    /// </summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a request may take to arrive.</summary>
    public TimeSpan Arrival { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Makes what counts the calls.</summary>
    public CallAdmission CreateAdmission() => new(Calls, RequestBytes, MessageBytes);
}
