using System.Diagnostics.Metrics;
using Crossplane.Functions.Hosting.Grpc;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>Where one server counts, traces and logs its calls.</summary>
internal sealed class ServerTelemetry : IDisposable
{
    private readonly GrpcInstruments _grpc;

    /// <param name="meter">The server's own, so that several servers of one process do not count for each other.</param>
    /// <param name="kinds">The kinds of composites that have series of their own.</param>
    /// <param name="logger">The server's log.</param>
    public ServerTelemetry(Meter meter, IEnumerable<string> kinds, ILogger logger)
    {
        Meter = meter;
        Logger = logger;
        _grpc = new GrpcInstruments(meter);
        Function = new FunctionMetrics(meter, kinds);
    }

    public Meter Meter { get; }

    public ILogger Logger { get; }

    public FunctionMetrics Function { get; }

    public MethodTelemetry For(GrpcMethod method, bool isTraced = false) => new(method, _grpc, isTraced);

    public void Dispose() => Meter.Dispose();
}
