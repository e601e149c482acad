using System.Diagnostics.Metrics;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>What is counted of every call: the series of go-grpc-middleware, which Crossplane's SDK for Go serves.</summary>
internal sealed class GrpcInstruments
{
    // Those of the middleware.
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    public GrpcInstruments(Meter meter)
    {
        Started = meter.CreateCounter<long>("grpc_server_started_total", description: "Calls that were begun.");
        Handled = meter.CreateCounter<long>("grpc_server_handled_total", description: "Calls that have ended, by status.");
        Received = meter.CreateCounter<long>("grpc_server_msg_received_total", description: "Messages that arrived.");
        Sent = meter.CreateCounter<long>("grpc_server_msg_sent_total", description: "Messages that were sent.");
        HandlingSeconds = meter.CreateHistogram(
            "grpc_server_handling_seconds",
            unit: "s",
            description: "How long calls took, from their headers to their status.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
    }

    public Counter<long> Started { get; }

    public Counter<long> Handled { get; }

    public Counter<long> Received { get; }

    public Counter<long> Sent { get; }

    public Histogram<double> HandlingSeconds { get; }
}
