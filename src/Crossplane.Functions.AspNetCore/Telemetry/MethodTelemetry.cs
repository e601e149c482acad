using System.Diagnostics;
using Crossplane.Functions.AspNetCore.Calls;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.AspNetCore.Telemetry;

/// <summary>Counts the calls of one method, and traces them where that is worth a span.</summary>
internal sealed class MethodTelemetry
{
    private readonly CallInstruments _instruments;
    private readonly bool _isTraced;
    private readonly TagList _labels;
    private readonly TagList[] _labelsByStatus;
    private readonly TagList[] _attributesByStatus;

    /// <param name="method">The method.</param>
    /// <param name="instruments">The instruments of all methods.</param>
    /// <param name="isTraced">True if calls have a span when somebody listens.</param>
    public MethodTelemetry(RpcMethod method, CallInstruments instruments, bool isTraced)
    {
        Method = method;
        _instruments = instruments;
        _isTraced = isTraced;
        _labels = CreateLabels(method);
        _labelsByStatus =
        [
            .. StatusNames.InMetrics.Select(
                status => CreateLabels(method, new KeyValuePair<string, object?>("grpc_code", status))),
        ];
        _attributesByStatus =
        [
            .. Enumerable.Range(0, StatusNames.InMetrics.Count).Select(status => CreateAttributes(method, (StatusCode)status)),
        ];

        // A series that begins with 1 has no rate; one that begins with 0 has.
        instruments.Started.Add(0, _labels);
        Array.ForEach(isTraced ? _labelsByStatus : _labelsByStatus[..1], labels => instruments.Handled.Add(0, labels));
        instruments.Received.Add(0, _labels);
        instruments.Sent.Add(0, _labels);
    }

    public RpcMethod Method { get; }

    /// <summary>Counts a call that begins.</summary>
    /// <returns>The time, and the span of the call; null if nobody traces it.</returns>
    public (long Start, Activity? Span) Begin(IHeaderDictionary headers)
    {
        _instruments.Started.Add(1, _labels);
        return (Stopwatch.GetTimestamp(), _isTraced ? CallSpan.Start(Method, headers) : null);
    }

    /// <summary>Counts a message that has arrived.</summary>
    public void Received() => _instruments.Received.Add(1, _labels);

    /// <summary>Counts a message that is sent.</summary>
    public void Sent() => _instruments.Sent.Add(1, _labels);

    /// <summary>Counts a call that has ended.</summary>
    /// <param name="call">What <see cref="Begin"/> returned.</param>
    /// <param name="status">What the caller was answered with.</param>
    /// <param name="handling">The time until there was an answer to send.</param>
    public void End((long Start, Activity? Span) call, StatusCode status, TimeSpan handling)
    {
        var known = (int)status < StatusNames.InMetrics.Count ? (int)status : (int)StatusCode.Unknown;
        var seconds = handling.TotalSeconds;
        _instruments.Handled.Add(1, _labelsByStatus[known]);
        _instruments.HandlingTime.Record(seconds, _labels);
        _instruments.Duration.Record(seconds, _attributesByStatus[known]);
        CallSpan.End(call.Span, (StatusCode)known);
    }

    private static TagList CreateLabels(RpcMethod method, params ReadOnlySpan<KeyValuePair<string, object?>> more) =>
        new([new("grpc_type", method.Type), new("grpc_service", method.Service), new("grpc_method", method.Name), .. more]);

    private static TagList CreateAttributes(RpcMethod method, StatusCode status) => new(
    [
        new("rpc.system.name", "grpc"), new("rpc.method", method.FullName),
        new("rpc.response.status_code", StatusNames.InSpans[(int)status]),
    ]);
}
