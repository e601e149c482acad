namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>A gRPC method that takes or gives any number of messages.</summary>
/// <param name="requests">The messages of the caller.</param>
/// <param name="responses">Receives the messages of the answer.</param>
/// <param name="cancellationToken">Set when the caller's deadline has passed or the caller has gone.</param>
internal delegate Task StreamMethod(RequestStream requests, ResponseStream responses, CancellationToken cancellationToken);
