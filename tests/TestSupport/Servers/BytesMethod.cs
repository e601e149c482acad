using System.Buffers;

namespace TestSupport.Servers;

/// <summary>RunFunction on the bytes of its messages.</summary>
public delegate ValueTask BytesMethod(
    ReadOnlySequence<byte> request, IBufferWriter<byte> response, CancellationToken cancellationToken);
