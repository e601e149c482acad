using System.Buffers;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>A unary gRPC method on the bytes of its messages.</summary>
/// <param name="request">The request message, decompressed; valid until the method has returned.</param>
/// <param name="response">Receives the response message.</param>
/// <param name="cancellationToken">Set when the caller's deadline has passed or the caller has gone.</param>
internal delegate ValueTask UnaryMethod(
    ReadOnlySequence<byte> request, IBufferWriter<byte> response, CancellationToken cancellationToken);
