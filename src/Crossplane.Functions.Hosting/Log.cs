using Crossplane.Functions.Hosting.Grpc;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting;

/// <summary>Every message this project logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "listening on {EndPoint} with {Security}")]
    public static partial void Listening(ILogger logger, string endPoint, string security);

    [LoggerMessage(2, LogLevel.Information, "stopping: calls in progress have {Seconds} seconds to finish")]
    public static partial void Stopping(ILogger logger, double seconds);

    [LoggerMessage(3, LogLevel.Error, "cannot answer {Method}: the server failed")]
    public static partial void CallFailed(ILogger logger, string? method, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "cannot run function for the request with tag {Tag}")]
    public static partial void FunctionFailed(ILogger logger, string tag, Exception exception);

    [LoggerMessage(5, LogLevel.Debug, "answered {Method} with {Status}: {Message}")]
    public static partial void CallRefused(ILogger logger, string? method, GrpcStatusCode status, string message);

    [LoggerMessage(6, LogLevel.Debug, "the caller of {Method} has gone")]
    public static partial void CallerGone(ILogger logger, string? method);

    [LoggerMessage(7, LogLevel.Warning, "refused a client: {Reason}")]
    public static partial void ClientRefused(ILogger logger, string reason);

    [LoggerMessage(8, LogLevel.Information, "reloaded certificates from {Directory}, reload {Count}: valid until {NotAfter:u}")]
    public static partial void CertificatesReloaded(ILogger logger, long count, string directory, DateTimeOffset notAfter);

    [LoggerMessage(9, LogLevel.Error, "kept the certificates that are valid until {NotAfter:u}: {Problem}")]
    public static partial void CertificatesKept(ILogger logger, string problem, DateTimeOffset notAfter);

    [LoggerMessage(10, LogLevel.Warning, "the server certificate in {Directory} is valid until {NotAfter:u}: it should have been renewed")]
    public static partial void CertificateExpires(ILogger logger, string directory, DateTimeOffset notAfter);
}
