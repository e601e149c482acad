using System.Text;

namespace Crossplane.Functions.Hosting.Metrics;

/// <summary>How many measurements fell below each of some bounds.</summary>
internal sealed class HistogramSeries : ISeries
{
    private readonly double[] _bounds;
    private readonly long[] _counts;
    private double _sum;

    /// <param name="bounds">The upper bounds, inclusive and ascending.</param>
    public HistogramSeries(double[] bounds)
    {
        _bounds = bounds;
        _counts = new long[bounds.Length + 1];
    }

    public void Record(double value)
    {
        int bucket = 0;
        while (bucket < _bounds.Length && value > _bounds[bucket])
        {
            bucket++;
        }

        Interlocked.Increment(ref _counts[bucket]);
        ValueSeries.Add(ref _sum, value);
    }

    public void Write(StringBuilder text, string name, string labels)
    {
        string separator = labels.Length == 0 ? "" : ",";
        long total = 0;
        for (int bucket = 0; bucket < _counts.Length; bucket++)
        {
            total += Volatile.Read(ref _counts[bucket]);
            double bound = bucket < _bounds.Length ? _bounds[bucket] : double.PositiveInfinity;
            PrometheusText.AppendSample(text, $"{name}_bucket", $"{labels}{separator}le=\"{PrometheusText.Number(bound)}\"", total);
        }

        PrometheusText.AppendSample(text, $"{name}_sum", labels, Volatile.Read(ref _sum));

        // What is counted while the lines are written is in the next scrape: the count is that of the last bucket.
        PrometheusText.AppendSample(text, $"{name}_count", labels, total);
    }
}
