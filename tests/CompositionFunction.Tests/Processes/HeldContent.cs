using System.Net;

namespace CompositionFunction.Tests.Processes;

/// <summary>A body whose last byte is held back, so that the call is in progress until it is let go.</summary>
internal sealed class HeldContent : HttpContent
{
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _body;
    private readonly Task _release;

    public HeldContent(byte[] body, Task release)
    {
        _body = body;
        _release = release;
    }

    /// <summary>Completes when all bytes but the last have been sent.</summary>
    public Task Sent => _sent.Task;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(_body.AsMemory(0, _body.Length - 1));
        await stream.FlushAsync();
        _sent.SetResult();
        await _release;
        await stream.WriteAsync(_body.AsMemory(_body.Length - 1));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
