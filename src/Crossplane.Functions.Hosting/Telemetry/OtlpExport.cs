using System.Collections;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>Exports traces and metrics with OTLP; where to and how is read from the environment by OpenTelemetry.</summary>
internal sealed class OtlpExport
{
    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    private OtlpExport(OtlpSignals signals)
    {
        IDictionary environment = Environment.GetEnvironmentVariables();
        _traces = signals.Traces ? StartTraces(new OtlpVariables("TRACES", environment)) : null;
        try
        {
            _metrics = signals.Metrics ? StartMetrics(new OtlpVariables("METRICS", environment)) : null;
        }
        catch
        {
            _traces?.Dispose();
            throw;
        }
    }

    /// <summary>Begins to export what the environment asks for.</summary>
    /// <returns>Null if that is nothing: then nothing is loaded and nothing costs time.</returns>
    /// <exception cref="FunctionHostException">A variable has a value that nothing can be exported with.</exception>
    public static OtlpExport? Start(ILogger logger)
    {
        OtlpSignals signals = OtlpSignals.Read(Environment.GetEnvironmentVariable);
        foreach (string variable in signals.Unknown)
        {
            Log.ExporterUnknown(logger, variable);
        }

        if (!signals.Traces && !signals.Metrics)
        {
            return null;
        }

        string names = (signals.Traces, signals.Metrics) switch
        {
            (true, true) => "traces and metrics",
            (true, false) => "traces",
            _ => "metrics",
        };
        OtlpExport export = Create(signals);
        Log.Exporting(logger, names);
        return export;
    }

    /// <summary>Sends what is left, and ends.</summary>
    /// <param name="limit">How long that may take for a collector that is slow.</param>
    public void Stop(TimeSpan limit)
    {
        int milliseconds = (int)limit.TotalMilliseconds;
        Parallel.Invoke(() => _traces?.Shutdown(milliseconds), () => _metrics?.Shutdown(milliseconds));
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    // Headers hold credentials: what is wrong with them is not repeated.
    private static OtlpExport Create(OtlpSignals signals)
    {
        try
        {
            return new OtlpExport(signals);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or NotSupportedException
            or InvalidOperationException or IOException or CryptographicException)
        {
            throw new FunctionHostException(
                "cannot export with OTLP: check the variables OTEL_EXPORTER_OTLP_*; headers are key=value, separated by commas");
        }
    }

    private static TracerProvider StartTraces(OtlpVariables variables) => Sdk.CreateTracerProviderBuilder()
        .ConfigureServices(services => services.AddSingleton(variables.ToConfiguration()))
        .ConfigureResource(Describe)
        .AddSource(FunctionTelemetry.ActivitySourceName)
        .AddOtlpExporter(variables.Aim)
        .Build();

    private static MeterProvider StartMetrics(OtlpVariables variables) => Sdk.CreateMeterProviderBuilder()
        .ConfigureServices(services => services.AddSingleton(variables.ToConfiguration()))
        .ConfigureResource(Describe)
        .AddMeter(FunctionTelemetry.MeterName)
        .AddOtlpExporter(variables.Aim)
        .Build();

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES, which come last, win.
    private static void Describe(ResourceBuilder resource) => resource
        .AddService(RunningProgram.Name, serviceVersion: RunningProgram.Version)
        .AddEnvironmentVariableDetector();
}
