using Crossplane.Functions.Hosting.Grpc;

namespace Crossplane.Functions.Hosting.Limits;

/// <summary>One call that was let in, and the memory of its request. Not for use by several threads at a time.</summary>
internal sealed class CallPermit : IDisposable
{
    private readonly CallAdmission _admission;
    private long _bytes;
    private bool _isOver;

    public CallPermit(CallAdmission admission) => _admission = admission;

    /// <summary>Counts bytes that arrived for the request.</summary>
    /// <exception cref="GrpcException">The requests of all calls would hold too many.</exception>
    public void Take(long bytes)
    {
        _admission.Take(bytes);
        _bytes += bytes;
    }

    public void Dispose()
    {
        if (!_isOver)
        {
            _isOver = true;
            _admission.Leave(_bytes);
        }
    }
}
