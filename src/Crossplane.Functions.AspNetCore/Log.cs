using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.AspNetCore;

/// <summary>Every message that this project logs.</summary>
internal static partial class Log
{
    [LoggerMessage(3, LogLevel.Error, "cannot answer {Method}: the server failed with {Failure}")]
    public static partial void CallFailed(ILogger logger, string method, string failure);

    [LoggerMessage(4, LogLevel.Error, "cannot run function for {Composite}: it failed with {Failure}")]
    public static partial void FunctionFailed(ILogger logger, string composite, string failure);

    [LoggerMessage(5, LogLevel.Debug, "answered {Method} with {Status}: {Message}")]
    public static partial void CallRefused(ILogger logger, string method, StatusCode status, string message);

    [LoggerMessage(6, LogLevel.Debug, "the caller of {Method} has gone")]
    public static partial void CallerGone(ILogger logger, string method);

    [LoggerMessage(
        11,
        LogLevel.Debug,
        "answered the call for {Composite} in {Milliseconds:F1} ms: {Observed} observed, {Desired} desired, fatal: {Fatal}")]
    public static partial void CallAnswered(
        ILogger logger, string composite, double milliseconds, int observed, int desired, string fatal);

    [LoggerMessage(
        12,
        LogLevel.Information,
        "call for {Composite} cancelled after {Seconds:F1} seconds: its deadline has passed or its caller has gone")]
    public static partial void CallCancelled(ILogger logger, string composite, double seconds);

    [LoggerMessage(13, LogLevel.Information, "ready")]
    public static partial void Ready(ILogger logger);

    [LoggerMessage(14, LogLevel.Error, "not ready: self-test failed for {Composite}: {Problem}")]
    public static partial void SelfRenderFailed(ILogger logger, string composite, string problem);

    [LoggerMessage(18, LogLevel.Warning, "not ready: the self-test has taken {Seconds:F0} seconds so far")]
    public static partial void SelfRenderSlow(ILogger logger, double seconds);

    [LoggerMessage(20, LogLevel.Warning, "fatal result for {Composite}: reason {FatalReason}, fields: {Fields}")]
    public static partial void FatalResult(ILogger logger, string composite, string fatalReason, string fields);
}
