using Crossplane.Functions.AspNetCore.Admission;
using Grpc.AspNetCore.Server;

namespace Crossplane.Functions.AspNetCore.Calls;

/// <summary>The options that the gRPC services of a server have in common.</summary>
internal static class GrpcServiceDefaults
{
    /// <param name="options">The options of one service.</param>
    /// <param name="maxMessageBytes">The largest request.</param>
    public static void Apply(GrpcServiceOptions options, int maxMessageBytes)
    {
        options.MaxReceiveMessageSize = maxMessageBytes;
        options.MaxSendMessageSize = null;
        options.EnableDetailedErrors = false;
        options.CompressionProviders = [new BoundedGzip(maxMessageBytes)];
        options.ResponseCompressionAlgorithm = "gzip";
        options.Interceptors.Add<TelemetryInterceptor>();
        options.Interceptors.Add<ExceptionInterceptor>();
    }
}
