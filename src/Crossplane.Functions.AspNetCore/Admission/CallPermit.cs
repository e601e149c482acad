using Grpc.Core;

namespace Crossplane.Functions.AspNetCore.Admission;

/// <summary>The permission for a call, and the memory that it takes. Not for use by several threads at a time.</summary>
internal sealed class CallPermit : IDisposable
{
    private static readonly AsyncLocal<CallPermit?> CurrentPermit = new();

    private readonly CallAdmission _admission;
    private long _bytes;
    private bool _isAnswered;
    private bool _isOver;

    public CallPermit(CallAdmission admission) => _admission = admission;

    /// <summary>The permit of the call whose message is being decompressed; null for a call that
    /// sends it plainly, and for a stream.</summary>
    public static CallPermit? Current => CurrentPermit.Value;

    /// <summary>The length of the answer; 0 before there is one.</summary>
    public long AnswerBytes { get; private set; }

    /// <summary>Makes this the <see cref="Current"/> permit of the calling method and of all that it calls.</summary>
    public void MakeCurrent() => CurrentPermit.Value = this;

    /// <summary>Counts memory for the request.</summary>
    /// <exception cref="RpcException">All calls would take too much.</exception>
    public void Take(long bytes)
    {
        _admission.Take(bytes, _bytes);
        _bytes += bytes;
    }

    /// <summary>Ends the call; until the permit is disposed, only the answer takes memory. A caller that is slow to receive it
    /// keeps nobody from calling.</summary>
    public void Answer(long responseBytes)
    {
        if (!_isOver && !_isAnswered)
        {
            _isAnswered = true;
            AnswerBytes = responseBytes;
            var bytes = responseBytes * CallAdmission.BytesPerAnswerByte;
            _admission.Replace(bytes, _bytes);
            _bytes = bytes;
            _admission.Leave();
        }
    }

    public void Dispose()
    {
        if (!_isOver)
        {
            _isOver = true;
            _admission.Replace(0, _bytes);
            if (!_isAnswered)
            {
                _admission.Leave();
            }
        }
    }
}
