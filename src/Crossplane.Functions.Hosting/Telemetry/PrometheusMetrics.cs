using Crossplane.Functions.AspNetCore.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>Keeps the metrics that <c>/metrics</c> shows, apart from those that OTLP exports.</summary>
internal sealed class PrometheusMetrics : IDisposable
{
    // Six methods with 17 codes each are 102. OpenTelemetry reserves memory for this many at the start, by default for 2,000.
    private const int MaxSeries = 256;

    // OpenTelemetry's own variables are for the export: an interval of it, for example, is none of scraping.
    private static readonly IConfiguration NoConfiguration = new ConfigurationBuilder().Build();

    /// <param name="meter">The meter of this server; others in the process may have its name.</param>
    public PrometheusMetrics(FunctionMeter meter) => Provider = Sdk.CreateMeterProviderBuilder()
        .ConfigureServices(services => services.AddSingleton(NoConfiguration))
        .AddMeter(FunctionTelemetry.MeterName)
        .AddView(instrument => ReferenceEquals(instrument.Meter, meter.Meter)
            && instrument.Name != FunctionTelemetry.CallDurationInstrument
            ? new MetricStreamConfiguration { CardinalityLimit = MaxSeries }
            : MetricStreamConfiguration.Drop)
        .AddPrometheusExporter(exporter =>
        {
            exporter.ScopeInfoEnabled = false;
            exporter.TargetInfoEnabled = false;

            // It would compare times of day: after a change of the clock, one answer would be given for as long. See RecentAnswer.
            exporter.ScrapeResponseCacheDurationMilliseconds = 0;
        })
        .Build();

    public MeterProvider Provider { get; }

    public void Dispose() => Provider.Dispose();
}
