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
}
