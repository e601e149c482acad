using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;
using Crossplane.Functions.Hosting.Health;
using Crossplane.Functions.Hosting.Limits;
using Crossplane.Functions.Hosting.Tls;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>What is looked up when somebody asks for the metrics.</summary>
internal static class ServerGauges
{
    public static void AddTo(Meter meter, FunctionHostOptions options, CallAdmission calls, HealthState health, CertificateRotation? certificates)
    {
        Add(meter, "ready", "Whether the server is ready: 1 or 0.", () => health.IsServing ? 1 : 0);
        Add(meter, "calls_in_progress", "Calls of the function in progress.", () => calls.Calls);
        Add(meter, "max_concurrent_calls", "How many calls may be in progress.", () => options.MaxConcurrentCalls);
        Add(meter, "request_memory_bytes", "Bytes that the requests of calls in progress hold.", () => calls.Bytes);
        Add(meter, "max_request_memory_bytes", "Bytes that requests may hold.", () => calls.MaxBytes);
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
            "certificate_expiry_timestamp_seconds",
            "Until when the server's certificate is valid, in seconds since 1970.",
            () => certificates.NotAfter.ToUnixTimeSeconds());
        meter.CreateObservableCounter<long>(
            $"{FunctionInstruments.Prefix}certificate_reloads_total",
            () =>
            [
                new(certificates.Reloads, new KeyValuePair<string, object?>("result", "success")),
                new(certificates.FailedReloads, new KeyValuePair<string, object?>("result", "failure")),
            ],
            description: "How often changed certificates came into use, or could not be used.");
    }

    private static void AddBuild(Meter meter)
    {
        var build = new Measurement<long>(
            1,
            new("program", RunningProgram.Name),
            new("version", RunningProgram.Version),
            new("sdk_version", FunctionTelemetry.Version),
            new("runtime", RuntimeInformation.FrameworkDescription));
        meter.CreateObservableGauge<long>($"{FunctionInstruments.Prefix}build_info", () => [build], description: "What runs, in the labels.");
    }

    private static void AddProcess(Meter meter)
    {
        meter.CreateObservableCounter(
            "process_cpu_seconds_total", () => Environment.CpuUsage.TotalTime.TotalSeconds, "s", "Processor time of the process.");
        meter.CreateObservableGauge("process_resident_memory_bytes", () => Environment.WorkingSet, "By", "Memory of the process that is in RAM.");
        using var process = Process.GetCurrentProcess();
        double start = new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0;
        meter.CreateObservableGauge("process_start_time_seconds", () => start, "s", "When the process started, in seconds since 1970.");
    }

    private static void Add(Meter meter, string name, string description, Func<long> observe) =>
        meter.CreateObservableGauge(FunctionInstruments.Prefix + name, observe, description: description);
}
