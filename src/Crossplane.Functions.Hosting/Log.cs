using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting;

/// <summary>Every message that this project logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "listening on {EndPoint} with {Security}")]
    public static partial void Listening(ILogger logger, string endPoint, string security);

    [LoggerMessage(2, LogLevel.Information, "stopping: calls in progress have {Seconds} seconds to finish")]
    public static partial void Stopping(ILogger logger, double seconds);

    [LoggerMessage(7, LogLevel.Warning,
        "TLS handshake with {Client} rejected, subject {Subject}: {Reason} ({Unlogged} more like it since the last line)")]
    public static partial void ClientRefused(ILogger logger, string client, string subject, string reason, long unlogged);

    [LoggerMessage(15, LogLevel.Information, "metrics and probes on {EndPoint}")]
    public static partial void ManagementListening(ILogger logger, string endPoint);

    [LoggerMessage(16, LogLevel.Information, "exporting {Signals} via OTLP")]
    public static partial void Exporting(ILogger logger, string signals);

    [LoggerMessage(17, LogLevel.Warning, "ignored unknown exporters in {Variable}: allowed are otlp and none")]
    public static partial void ExporterUnknown(ILogger logger, string variable);

    [LoggerMessage(21, LogLevel.Error, "stopping: hosted service {Service} failed with {Failure}")]
    public static partial void ServiceFailed(ILogger logger, string service, string failure);

    [LoggerMessage(
        EventId = 22,
        Message = "web server event {Event}: {Detail} ({Unlogged} more like it since the last line); exception: {Failure}")]
    public static partial void WebServerEvent(
        ILogger logger, LogLevel level, string @event, string detail, long unlogged, string failure);

    [LoggerMessage(23, LogLevel.Warning, "cannot close the connection of {Client}: it failed with {Failure}")]
    public static partial void CloseFailed(ILogger logger, string client, string failure);

    [LoggerMessage(19, LogLevel.Warning, "serving without TLS: anyone who reaches {EndPoint} can call the function")]
    public static partial void Insecure(ILogger logger, string endPoint);
}
