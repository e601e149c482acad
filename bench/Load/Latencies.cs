namespace Benchmarks.Load;

/// <summary>A histogram of call latencies, in steps of 10 µs up to one second.</summary>
internal sealed class Latencies
{
    private static readonly TimeSpan Step = TimeSpan.FromMicroseconds(10);

    private readonly long[] _counts = new long[100_000];

    public long Count => _counts.Sum();

    public void Add(TimeSpan taken)
    {
        var index = (int)Math.Min(taken / Step, _counts.Length - 1);
        Interlocked.Increment(ref _counts[index]);
    }

    /// <param name="share">The percentile as a fraction: 0.99 for p99.</param>
    public TimeSpan Percentile(double share)
    {
        var goal = (long)(Count * share);
        var index = 0;
        for (long seen = 0; index < _counts.Length - 1 && (seen += _counts[index]) <= goal; index++)
        {
        }

        return index * Step;
    }
}
