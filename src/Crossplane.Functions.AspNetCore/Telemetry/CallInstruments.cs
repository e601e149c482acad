using System.Diagnostics.Metrics;

namespace Crossplane.Functions.AspNetCore.Telemetry;

/// <summary>
/// The instruments of every call. Those of <see cref="FunctionTelemetry.CallInstrumentPrefix"/> become the series of
/// go-grpc-middleware, which Crossplane's SDK for Go serves; <see cref="Duration"/> is OpenTelemetry's own, see its semantic
/// conventions for RPC.
/// </summary>
internal sealed class CallInstruments
{
    private const string Prefix = FunctionTelemetry.CallInstrumentPrefix;

    public CallInstruments(FunctionMeter meter)
    {
        Started = meter.Meter.CreateCounter<long>($"{Prefix}started", description: "Total number of RPCs started on the server.");
        Handled = meter.Meter.CreateCounter<long>(
            $"{Prefix}handled", description: "Total number of RPCs completed on the server, regardless of success or failure.");
        Received = meter.Meter.CreateCounter<long>(
            $"{Prefix}msg_received", description: "Total number of RPC stream messages received on the server.");
        Sent = meter.Meter.CreateCounter<long>(
            $"{Prefix}msg_sent", description: "Total number of gRPC stream messages sent by the server.");
        HandlingTime = CreateDuration(
            meter.Meter,
            $"{Prefix}handling",
            "Histogram of response latency (seconds) of gRPC that had been application-level handled by the server.");
        Duration = CreateDuration(
            meter.Meter, FunctionTelemetry.CallDurationInstrument, "Measures the duration of an incoming RPC.");
    }

    public Counter<long> Started { get; }

    public Counter<long> Handled { get; }

    public Counter<long> Received { get; }

    public Counter<long> Sent { get; }

    public Histogram<double> HandlingTime { get; }

    public Histogram<double> Duration { get; }

    private static Histogram<double> CreateDuration(Meter meter, string name, string description) => meter.CreateHistogram(
        name,
        unit: "s",
        description: description,
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = DurationBuckets.Seconds });
}
