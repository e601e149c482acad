using System.Diagnostics.Metrics;

namespace Crossplane.Functions.AspNetCore.Telemetry;

/// <summary>The instruments of the function, by kind of composite.</summary>
internal sealed class FunctionInstruments
{
    private const string Prefix = FunctionTelemetry.InstrumentPrefix;

    private const long Kibibyte = 1024;

    // The last ones show how close a response comes to the 4 MiB that Crossplane accepts.
    private static readonly long[] Bytes =
    [
        Kibibyte, 4 * Kibibyte, 16 * Kibibyte, 64 * Kibibyte, 256 * Kibibyte, 1024 * Kibibyte, 2048 * Kibibyte, 3072 * Kibibyte,
        4096 * Kibibyte,
    ];

    public FunctionInstruments(FunctionMeter functionMeter)
    {
        var meter = functionMeter.Meter;
        Calls = meter.CreateCounter<long>($"{Prefix}calls", description: "Calls that the function answered.");
        FatalResults = meter.CreateCounter<long>(
            $"{Prefix}fatal_results", description: "Answers with a fatal result, by reason.");
        RequirementRounds = meter.CreateCounter<long>(
            $"{Prefix}requirement_rounds", description: "Answers that require more objects, so that Crossplane calls again.");
        RenderDuration = meter.CreateHistogram(
            $"{Prefix}render_duration",
            unit: "s",
            description: "Time that the function took to answer a request.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = DurationBuckets.Seconds });
        RequestBytes = CreateSize(meter, "request_size", "Length of requests, decompressed.");
        ResponseBytes = CreateSize(meter, "response_size", "Length of responses, before compression.");
    }

    public Counter<long> Calls { get; }

    public Counter<long> FatalResults { get; }

    public Counter<long> RequirementRounds { get; }

    public Histogram<double> RenderDuration { get; }

    public Histogram<long> RequestBytes { get; }

    public Histogram<long> ResponseBytes { get; }

    private static Histogram<long> CreateSize(Meter meter, string name, string description) => meter.CreateHistogram(
        Prefix + name,
        unit: "By",
        description: description,
        advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = Bytes });
}
