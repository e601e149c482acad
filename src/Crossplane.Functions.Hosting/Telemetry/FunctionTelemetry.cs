using System.Diagnostics;
using System.Reflection;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>The names under which the calls of a server are traced and measured, for whoever listens by code.</summary>
/// <remarks>What is traced and measured is in <c>docs/operations.md</c>.</remarks>
public static class FunctionTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/>: one span for each call of RunFunction.</summary>
    public const string ActivitySourceName = "Crossplane.Functions";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>; instruments are called as the series of <c>/metrics</c>.</summary>
    public const string MeterName = "Crossplane.Functions";

    internal static string Version { get; } = VersionOf(typeof(FunctionTelemetry).Assembly);

    internal static ActivitySource Source { get; } = new(ActivitySourceName, Version);

    /// <summary>The version of an assembly, with the revision it was built from if that is known.</summary>
    internal static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
