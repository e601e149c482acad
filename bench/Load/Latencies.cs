namespace Benchmarks.Load;

/// <summary>How long calls took, in steps of ten microseconds up to a second.</summary>
internal sealed class Latencies
{
    private static readonly TimeSpan Step = TimeSpan.FromMicroseconds(10);

    private readonly long[] _counts = new long[100_000];

    public long Count => _counts.Sum();

    public void Add(TimeSpan taken)
    {
        int index = (int)Math.Min(taken / Step, _counts.Length - 1);
        Interlocked.Increment(ref _counts[index]);
    }

    /// <param name="share">0.99 for the time that 99 of 100 calls do not exceed.</param>
    public TimeSpan Percentile(double share)
    {
        long goal = (long)(Count * share);
        int index = 0;
        for (long seen = 0; index < _counts.Length - 1 && (seen += _counts[index]) <= goal; index++)
        {
        }

        return index * Step;
    }
}
