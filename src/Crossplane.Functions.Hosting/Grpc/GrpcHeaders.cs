namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Names of headers and trailers in the gRPC protocol over HTTP/2.</summary>
internal static class GrpcHeaders
{
    public const string AcceptEncoding = "grpc-accept-encoding";
    public const string Encoding = "grpc-encoding";
    public const string Message = "grpc-message";
    public const string Status = "grpc-status";
    public const string Timeout = "grpc-timeout";
}
