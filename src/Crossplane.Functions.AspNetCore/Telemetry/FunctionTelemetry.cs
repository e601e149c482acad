using System.Diagnostics;
using System.Reflection;

namespace Crossplane.Functions.AspNetCore.Telemetry;

/// <summary>The names under which a server traces and measures its calls, for those who listen by code.</summary>
/// <remarks>Spans and metrics are listed in <c>docs/operations.md</c>.</remarks>
public static class FunctionTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/>: one span for each call of RunFunction.</summary>
    public const string ActivitySourceName = "Crossplane.Functions";

    /// <summary>
    /// The name of the <see cref="System.Diagnostics.Metrics.Meter"/>. Its instruments have names in OpenTelemetry's form, such
    /// as <c>crossplane.function.calls</c>, which <c>/metrics</c> shows as <c>crossplane_function_calls_total</c>.
    /// </summary>
    public const string MeterName = "Crossplane.Functions";

    /// <summary>The prefix of the names of the instruments of functions and of their server.</summary>
    public const string InstrumentPrefix = "crossplane.function.";

    /// <summary>The prefix of the instruments of every call that only <c>/metrics</c> shows.</summary>
    public const string CallInstrumentPrefix = "grpc.server.";

    /// <summary>The name of the instrument of every call that only OTLP exports.</summary>
    public const string CallDurationInstrument = "rpc.server.call.duration";

    /// <summary>The version of this library, with the revision it was built from if that is known.</summary>
    public static string Version { get; } =
        typeof(FunctionTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? "unknown";

    internal static ActivitySource Source { get; } = new(ActivitySourceName, Version);
}
