namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Ends what would last as long as its caller likes, when the server stops.</summary>
/// <param name="stopping">Set when it does.</param>
internal sealed class ServerStop(CancellationToken stopping)
{
    /// <exception cref="GrpcException">The server stops.</exception>
    public async Task<T> InterruptAsync<T>(Func<CancellationToken, Task<T>> waiting, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        try
        {
            return await waiting(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new GrpcException(GrpcStatusCode.Unavailable, "the server stops");
        }
    }
}
