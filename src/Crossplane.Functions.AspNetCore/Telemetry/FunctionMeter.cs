using System.ComponentModel;
using System.Diagnostics.Metrics;

namespace Crossplane.Functions.AspNetCore.Telemetry;

/// <summary>The meter of one server.</summary>
/// <remarks>For hosts of functions, not for functions.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FunctionMeter
{
    /// <summary>Creates the meter.</summary>
    /// <param name="factory">Tells the meters of the servers in a process apart.</param>
    public FunctionMeter(IMeterFactory factory) =>
        Meter = factory.Create(FunctionTelemetry.MeterName, FunctionTelemetry.Version);

    /// <summary>The meter, by the name <see cref="FunctionTelemetry.MeterName"/>.</summary>
    public Meter Meter { get; }
}
