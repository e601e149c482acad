namespace Crossplane.Functions.AspNetCore.Telemetry;

/// <summary>The buckets of all histograms of time.</summary>
internal static class DurationBuckets
{
    /// <summary>The upper bounds in seconds. Most calls take less than 5 ms, the first bound of go-grpc-middleware.</summary>
    public static IReadOnlyList<double> Seconds { get; } =
        [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
}
