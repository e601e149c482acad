namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>The status codes of gRPC that this server answers with.</summary>
internal enum GrpcStatusCode
{
    Ok = 0,

    /// <summary>The caller has gone, so that nobody sees the status but who counts calls.</summary>
    Cancelled = 1,
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    NotFound = 5,
    ResourceExhausted = 8,

    /// <summary>Makes Crossplane call the v1beta1 service instead, so it is never the answer to a failed call.</summary>
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
}
