namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>What may be wrong with the frames of a request.</summary>
internal static class FrameErrors
{
    public static GrpcException None() => new(GrpcStatusCode.Internal, "cannot read request: one message is required, found none");

    /// <param name="found">What stands behind the one message.</param>
    public static GrpcException More(string found) =>
        new(GrpcStatusCode.Internal, $"cannot read request: one message is allowed, found {found} after it");

    /// <param name="received">The bytes of the frame that arrived.</param>
    public static GrpcException EndsEarly(long received) =>
        new(GrpcStatusCode.Internal, $"cannot read message: it ends early, after {received} bytes of its frame");
}
