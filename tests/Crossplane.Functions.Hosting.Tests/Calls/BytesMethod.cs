using System.Buffers;

namespace Crossplane.Functions.Hosting.Tests.Calls;

/// <summary>RunFunction on the bytes of its messages.</summary>
internal delegate ValueTask BytesMethod(
    ReadOnlySequence<byte> request, IBufferWriter<byte> response, CancellationToken cancellationToken);
