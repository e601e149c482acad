namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>How long a request may take to arrive: a caller that does not finish it keeps no place.</summary>
internal sealed class ArrivalLimit : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _source;

    /// <param name="limit">How long, from now on.</param>
    /// <param name="cancellationToken">Ends the waiting for another reason.</param>
    public ArrivalLimit(TimeSpan limit, CancellationToken cancellationToken)
    {
        _limit = limit;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _source.CancelAfter(limit);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Makes the answer to a request that did not arrive in time.</summary>
    public GrpcException Passed() =>
        new(GrpcStatusCode.DeadlineExceeded, $"the request did not arrive within {_limit.TotalSeconds} seconds");

    public void Dispose() => _source.Dispose();
}
