using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;
using Crossplane.Functions.AspNetCore.Health;
using Crossplane.Functions.AspNetCore.Hosts;
using Crossplane.Functions.AspNetCore.Telemetry;
using Crossplane.Functions.Tls;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>The instruments that are read when somebody asks for the metrics.</summary>
internal static class ServerGauges
{
    /// <summary>The prefix of the instruments of the process that only <c>/metrics</c> shows: OpenTelemetry has its
    /// own.</summary>
    public const string ProcessPrefix = "process.";

    /// <param name="meter">Gets the instruments.</param>
    /// <param name="load">The calls of the function.</param>
    /// <param name="health">The health of the server.</param>
    /// <param name="certificates">The server's certificates; null without TLS.</param>
    public static void AddTo(Meter meter, CallLoad load, HealthState health, CertificateRotation? certificates)
    {
        Add(meter, "ready", "Whether the server is ready: 1 or 0.", () => health.IsServing ? 1 : 0);
        Add(meter, "calls_in_progress", "Calls of the function in progress.", () => load.Calls);
        Add(meter, "max_concurrent_calls", "Limit of calls in progress.", () => load.MaxCalls);
        Add(meter, "renders_in_progress", "Calls that run the function.", () => load.Renders);
        Add(meter, "renders_waiting", "Calls that wait until others have run the function.", () => load.WaitingRenders);
        Add(meter, "max_concurrent_renders", "Limit of calls that run the function.", () => load.MaxRenders);
        Add(meter, "request_memory", "Memory that calls in progress are counted with.", () => load.RequestMemoryBytes, "By");
        Add(meter, "max_request_memory", "Limit of the memory that calls may take.", () => load.MaxRequestMemoryBytes, "By");
        AddBuild(meter);
        AddProcess(meter);
        if (certificates is not null)
        {
            AddCertificates(meter, certificates);
        }
    }

    private static void AddCertificates(Meter meter, CertificateRotation certificates)
    {
        Add(
            meter,
            "certificate_expiry_timestamp",
            "Time at which the server's certificate expires, in seconds since 1970.",
            () => certificates.NotAfter.ToUnixTimeSeconds(),
            "s");
        meter.CreateObservableCounter<long>(
            $"{FunctionTelemetry.InstrumentPrefix}certificate_reloads",
            () =>
            [
                new(certificates.Reloads, new KeyValuePair<string, object?>("result", "success")),
                new(certificates.FailedReloads, new KeyValuePair<string, object?>("result", "failure")),
            ],
            description: "Changes of the certificate files, by whether they could be used.");
    }

    private static void AddBuild(Meter meter)
    {
        var build = new Measurement<long>(
            1,
            new("program", RunningProgram.Name),
            new("version", RunningProgram.Version),
            new("sdk_version", FunctionTelemetry.Version),
            new("runtime", RuntimeInformation.FrameworkDescription));
        meter.CreateObservableGauge<long>(
            $"{FunctionTelemetry.InstrumentPrefix}build_info", () => [build], description: "The program, in the labels.");
    }

    private static void AddProcess(Meter meter)
    {
        meter.CreateObservableCounter(
            $"{ProcessPrefix}cpu", () => Environment.CpuUsage.TotalTime.TotalSeconds, "s", "Processor time of the process.");
        meter.CreateObservableGauge(
            $"{ProcessPrefix}resident_memory", () => Environment.WorkingSet, "By", "Memory of the process that is in RAM.");
        using var process = Process.GetCurrentProcess();
        var start = new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0;
        meter.CreateObservableGauge(
            $"{ProcessPrefix}start_time", () => start, "s", "Time at which the process started, in seconds since 1970.");
    }

    private static void Add(Meter meter, string name, string description, Func<long> observe, string? unit = null) =>
        meter.CreateObservableGauge(FunctionTelemetry.InstrumentPrefix + name, observe, unit, description);
}
