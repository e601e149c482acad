using Grpc.Core;

namespace Crossplane.Functions.AspNetCore.Admission;

/// <summary>The permission for a call, and the memory of its request. Not for use by several threads at a time.</summary>
internal sealed class CallPermit : IDisposable
{
    private static readonly AsyncLocal<CallPermit?> CurrentPermit = new();

    private readonly CallAdmission _admission;
    private long _bytes;
    private bool _isOver;

    public CallPermit(CallAdmission admission) => _admission = admission;

    /// <summary>The permit of the call whose message is being decompressed; null for a call that
    /// sends it plainly, and for a stream.</summary>
    public static CallPermit? Current => CurrentPermit.Value;

    /// <summary>Makes this the <see cref="Current"/> permit of the calling method and of all that it calls.</summary>
    public void MakeCurrent() => CurrentPermit.Value = this;

    /// <summary>Counts bytes of the request.</summary>
    /// <exception cref="RpcException">The requests of all calls would hold too many bytes.</exception>
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
