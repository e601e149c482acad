using System.Diagnostics;
using Crossplane.Functions.Hosting.Grpc;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>Counts the calls of one method, and traces them if they are worth a span.</summary>
internal sealed class MethodTelemetry
{
    private readonly GrpcInstruments _instruments;
    private readonly bool _isTraced;
    private readonly TagList _labels;
    private readonly TagList[] _labelsOfStatus;

    /// <param name="method">The method.</param>
    /// <param name="instruments">What is counted.</param>
    /// <param name="isTraced">Whether calls have a span, if anybody listens.</param>
    public MethodTelemetry(GrpcMethod method, GrpcInstruments instruments, bool isTraced)
    {
        Method = method;
        _instruments = instruments;
        _isTraced = isTraced;
        _labels = Labels(method);
        _labelsOfStatus = [.. StatusNames.All.Select(status => Labels(method, new KeyValuePair<string, object?>("grpc_code", status)))];

        // A series that begins with 1 has no rate; one that begins with 0 has.
        instruments.Started.Add(0, _labels);
        Array.ForEach(isTraced ? _labelsOfStatus : [_labelsOfStatus[(int)GrpcStatusCode.Ok]], labels => instruments.Handled.Add(0, labels));
        instruments.Received.Add(0, _labels);
        instruments.Sent.Add(0, _labels);
    }

    public GrpcMethod Method { get; }

    /// <summary>A call begins.</summary>
    public CallObservation Begin(IHeaderDictionary headers)
    {
        _instruments.Started.Add(1, _labels);
        return new CallObservation(Stopwatch.GetTimestamp(), _isTraced ? CallSpan.Start(Method, headers) : null);
    }

    /// <summary>A message has arrived.</summary>
    public void Received() => _instruments.Received.Add(1, _labels);

    /// <summary>A message was sent.</summary>
    public void Sent() => _instruments.Sent.Add(1, _labels);

    /// <summary>A call has ended.</summary>
    public void End(CallObservation call, GrpcStatusCode status)
    {
        _instruments.Handled.Add(1, _labelsOfStatus[(int)status]);
        _instruments.HandlingSeconds.Record(Stopwatch.GetElapsedTime(call.Start).TotalSeconds, _labels);
        CallSpan.End(call.Span, status);
    }

    private static TagList Labels(GrpcMethod method, params ReadOnlySpan<KeyValuePair<string, object?>> more)
    {
        string type = method.Type switch
        {
            CallType.ServerStream => "server_stream",
            CallType.BidirectionalStream => "bidi_stream",
            _ => "unary",
        };
        return new TagList([new("grpc_type", type), new("grpc_service", method.Service), new("grpc_method", method.Name), .. more]);
    }
}
