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

    internal static string Version { get; } = VersionOf(typeof(FunctionTelemetry).Assembly);

    internal static ActivitySource Source { get; } = new(ActivitySourceName, Version);

    /// <summary>Returns the version of an assembly, with the revision it was built from if that is known.</summary>
    internal static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
