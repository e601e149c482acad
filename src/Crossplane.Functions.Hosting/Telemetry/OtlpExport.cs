using System.Collections;
using System.Security.Cryptography;
using Crossplane.Functions.AspNetCore.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>Exports traces and metrics with OTLP; OpenTelemetry reads from its variables where to and how.</summary>
internal static class OtlpExport
{
    private const string Prefix = "OTEL_";

    // The runtime's own, with the names of OpenTelemetry's conventions.
    private const string RuntimeMeter = "System.Runtime";

    /// <summary>Adds the variables of OpenTelemetry to a configuration, and no others.</summary>
    public static void AddVariables(IConfigurationBuilder configuration) => configuration.AddInMemoryCollection(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(entry => ((string)entry.Key).StartsWith(Prefix, StringComparison.Ordinal))
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value)));

    /// <summary>Adds the export of the signals that are asked for; without any, nothing is loaded and nothing costs
    /// time.</summary>
    public static void AddTo(IServiceCollection services, OtlpSignals signals)
    {
        if (!signals.Any)
        {
            return;
        }

        // The exporter comes with logs, which go to the standard error stream here.
        services.AddLogging(logging => logging.AddFilter<OpenTelemetryLoggerProvider>(null, LogLevel.None));
        var telemetry = services.AddOpenTelemetry().ConfigureResource(Describe).UseOtlpExporter();
        if (signals.Traces)
        {
            telemetry.WithTracing(traces => traces.AddSource(FunctionTelemetry.ActivitySourceName));
        }

        if (signals.Metrics)
        {
            telemetry.WithMetrics(metrics => metrics.AddMeter(FunctionTelemetry.MeterName, RuntimeMeter)
                .AddView(instrument => IsForPrometheus(instrument.Name) ? MetricStreamConfiguration.Drop : null));
        }
    }

    /// <summary>Creates something of which the export is a part.</summary>
    /// <exception cref="FunctionHostException">A variable has a value with which nothing can be exported.</exception>
    public static T Guard<T>(OtlpSignals signals, Func<T> create)
    {
        try
        {
            return create();
        }
        catch (Exception exception) when (signals.Any && exception is (ArgumentException or FormatException
            or NotSupportedException or InvalidOperationException or IOException or CryptographicException))
        {
            // Headers hold credentials: their text is not repeated.
            throw new FunctionHostException(
                "cannot export with OTLP: check the variables OTEL_EXPORTER_OTLP_*; headers are key=value, separated by commas");
        }
    }

    /// <summary>Starts the export, if any.</summary>
    /// <exception cref="FunctionHostException">A variable has a value with which nothing can be exported.</exception>
    public static void Start(IServiceProvider services, OtlpSignals signals, ILogger logger)
    {
        foreach (var variable in signals.Unknown)
        {
            Log.ExporterUnknown(logger, variable);
        }

        if (!signals.Any)
        {
            return;
        }

        Guard(signals, () => (services.GetService<TracerProvider>(), services.GetService<MeterProvider>()));
        Log.Exporting(logger, (signals.Traces, signals.Metrics) switch
        {
            (true, true) => "traces and metrics",
            (true, false) => "traces",
            _ => "metrics",
        });
    }

    /// <summary>Sends the spans and metrics that are left.</summary>
    /// <param name="services">The services of the server.</param>
    /// <param name="signals">The signals that are exported.</param>
    /// <param name="limit">The time that may take, for a slow collector.</param>
    public static void Stop(IServiceProvider services, OtlpSignals signals, TimeSpan limit)
    {
        if (signals.Any)
        {
            var milliseconds = (int)limit.TotalMilliseconds;
            Parallel.Invoke(
                () => services.GetService<TracerProvider>()?.Shutdown(milliseconds),
                () => services.GetService<MeterProvider>()?.Shutdown(milliseconds));
        }
    }

    private static bool IsForPrometheus(string instrument) =>
        instrument.StartsWith(FunctionTelemetry.CallInstrumentPrefix, StringComparison.Ordinal)
        || instrument.StartsWith(ServerGauges.ProcessPrefix, StringComparison.Ordinal);

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES, which come last, win.
    private static void Describe(ResourceBuilder resource) => resource
        .AddService(RunningProgram.Name, serviceVersion: RunningProgram.Version)
        .AddEnvironmentVariableDetector();
}
