using Crossplane.Functions.Hosting.Grpc;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>What a status is called, by its number.</summary>
internal static class StatusNames
{
    /// <summary>As gRPC for Go writes them, and so its metrics do.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "OK", "Canceled", "Unknown", "InvalidArgument", "DeadlineExceeded", "NotFound", "AlreadyExists", "PermissionDenied",
        "ResourceExhausted", "FailedPrecondition", "Aborted", "OutOfRange", "Unimplemented", "Internal", "Unavailable", "DataLoss",
        "Unauthenticated",
    ];

    /// <summary>As the specification of gRPC writes it, and so spans do.</summary>
    public static string Specified(GrpcStatusCode status) => status switch
    {
        GrpcStatusCode.Ok => "OK",
        GrpcStatusCode.Cancelled => "CANCELLED",
        GrpcStatusCode.InvalidArgument => "INVALID_ARGUMENT",
        GrpcStatusCode.DeadlineExceeded => "DEADLINE_EXCEEDED",
        GrpcStatusCode.NotFound => "NOT_FOUND",
        GrpcStatusCode.ResourceExhausted => "RESOURCE_EXHAUSTED",
        GrpcStatusCode.Unimplemented => "UNIMPLEMENTED",
        GrpcStatusCode.Internal => "INTERNAL",
        _ => "UNAVAILABLE",
    };
}
