using System.Buffers;
using System.IO.Pipelines;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>A message under construction, in pooled memory that grows without moving what is written.</summary>
internal sealed class MessageBuffer : IDisposable
{
    // A threshold of 0 never makes the writer wait: nobody reads until the message is complete.
    private static readonly PipeOptions Options = new(
        pauseWriterThreshold: 0, resumeWriterThreshold: 0, minimumSegmentSize: 16 * 1024, useSynchronizationContext: false);

    private readonly Pipe _pipe = new(Options);

    public PipeWriter Writer => _pipe.Writer;

    /// <summary>Ends the writing.</summary>
    /// <returns>All that was written; valid until the buffer is disposed.</returns>
    public ReadOnlySequence<byte> Complete()
    {
        _pipe.Writer.Complete();
        return _pipe.Reader.TryRead(out ReadResult result) ? result.Buffer : ReadOnlySequence<byte>.Empty;
    }

    public void Dispose()
    {
        _pipe.Writer.Complete();
        _pipe.Reader.Complete();
    }
}
