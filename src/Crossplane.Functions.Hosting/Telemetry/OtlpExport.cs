using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>Exports traces and metrics with OTLP; where to and how is read from the environment by OpenTelemetry.</summary>
internal sealed class OtlpExport : IDisposable
{
    private const int FlushMilliseconds = 1000;

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    private OtlpExport(OtlpSignals signals)
    {
        _traces = signals.Traces
            ? Sdk.CreateTracerProviderBuilder()
                .ConfigureResource(Describe)
                .AddSource(FunctionTelemetry.ActivitySourceName)
                .AddOtlpExporter()
                .Build()
            : null;
        _metrics = signals.Metrics
            ? Sdk.CreateMeterProviderBuilder()
                .ConfigureResource(Describe)
                .AddMeter(FunctionTelemetry.MeterName)
                .AddOtlpExporter()
                .Build()
            : null;
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

    /// <summary>Sends what is left, for a second at most.</summary>
    public void Dispose()
    {
        Parallel.Invoke(() => _traces?.Shutdown(FlushMilliseconds), () => _metrics?.Shutdown(FlushMilliseconds));
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
        catch (Exception exception) when (exception is ArgumentException or FormatException or NotSupportedException or InvalidOperationException)
        {
            throw new FunctionHostException(
                "cannot export with OTLP: check the variables OTEL_EXPORTER_OTLP_*; headers are key=value, separated by commas");
        }
    }

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES, which come last, win.
    private static void Describe(ResourceBuilder resource) => resource
        .AddService(RunningProgram.Name, serviceVersion: RunningProgram.Version)
        .AddEnvironmentVariableDetector();
}
