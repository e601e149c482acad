using System.Diagnostics.Metrics;

namespace Crossplane.Functions.AspNetCore.Telemetry;

/// <summary>The meter of one server.</summary>
internal sealed class FunctionMeter
{
    public FunctionMeter(IMeterFactory factory) =>
        Meter = factory.Create(FunctionTelemetry.MeterName, FunctionTelemetry.Version);

    public Meter Meter { get; }
}
