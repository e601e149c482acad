using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting;

/// <summary>Every message that this project logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "listening on {EndPoint} with {Security}")]
    public static partial void Listening(ILogger logger, string endPoint, string security);

    [LoggerMessage(2, LogLevel.Information, "stopping: calls in progress have {Seconds} seconds to finish")]
    public static partial void Stopping(ILogger logger, double seconds);

    [LoggerMessage(3, LogLevel.Error, "cannot answer {Method}: the server failed with {Failure}")]
    public static partial void CallFailed(ILogger logger, string method, string failure);

    [LoggerMessage(4, LogLevel.Error, "cannot run function for {Composite}: it failed with {Failure}")]
    public static partial void FunctionFailed(ILogger logger, string composite, string failure);

    [LoggerMessage(5, LogLevel.Debug, "answered {Method} with {Status}: {Message}")]
    public static partial void CallRefused(ILogger logger, string method, StatusCode status, string message);

    [LoggerMessage(6, LogLevel.Debug, "the caller of {Method} has gone")]
    public static partial void CallerGone(ILogger logger, string method);

    [LoggerMessage(7, LogLevel.Warning, "TLS handshake with {Client} rejected, subject {Subject}: {Reason} ({Unlogged} more like it since the last line)")]
    public static partial void ClientRefused(ILogger logger, string client, string subject, string reason, long unlogged);

    [LoggerMessage(8, LogLevel.Information, "reloaded certificates from {Directory}, reload {Count}: valid until {NotAfter:u}")]
    public static partial void CertificatesReloaded(ILogger logger, long count, string directory, DateTimeOffset notAfter);

    [LoggerMessage(9, LogLevel.Error, "kept the certificates that are valid until {NotAfter:u}: {Problem}")]
    public static partial void CertificatesKept(ILogger logger, string problem, DateTimeOffset notAfter);

    [LoggerMessage(10, LogLevel.Warning, "the server certificate in {Directory} is valid until {NotAfter:u}: it should have been renewed")]
    public static partial void CertificateExpires(ILogger logger, string directory, DateTimeOffset notAfter);

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

    [LoggerMessage(15, LogLevel.Information, "metrics and probes on {EndPoint}")]
    public static partial void ManagementListening(ILogger logger, string endPoint);

    [LoggerMessage(16, LogLevel.Information, "exporting {Signals} via OTLP")]
    public static partial void Exporting(ILogger logger, string signals);

    [LoggerMessage(17, LogLevel.Warning, "ignored unknown exporters in {Variable}: allowed are otlp and none")]
    public static partial void ExporterUnknown(ILogger logger, string variable);

    [LoggerMessage(18, LogLevel.Warning, "not ready: the self-test has taken {Seconds:F0} seconds so far")]
    public static partial void SelfRenderSlow(ILogger logger, double seconds);

    [LoggerMessage(19, LogLevel.Warning, "serving without TLS: anyone who reaches {EndPoint} can call the function")]
    public static partial void Insecure(ILogger logger, string endPoint);

    [LoggerMessage(20, LogLevel.Warning, "fatal result for {Composite}: reason {FatalReason}, fields: {Fields}")]
    public static partial void FatalResult(ILogger logger, string composite, string fatalReason, string fields);
}
