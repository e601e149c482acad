using System.Net;

namespace Crossplane.Functions.Hosting.Tests.Calls;

/// <summary>A body that begins and does not end until the request is cancelled.</summary>
internal sealed class UnfinishedContent : HttpContent
{
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _beginning;

    public UnfinishedContent(byte[] beginning) => _beginning = beginning;

    /// <summary>Completes when the beginning has been sent: what is called then on the same connection arrives later.</summary>
    public Task Sent => _sent.Task;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_beginning, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        _sent.SetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
