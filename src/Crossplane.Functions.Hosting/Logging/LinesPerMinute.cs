namespace Crossplane.Functions.Hosting.Logging;

/// <summary>Allows one line a minute for each key, so that nobody fills the log; used concurrently.</summary>
/// <param name="time">Measures the minute; a change of the clock does not matter.</param>
internal sealed class LinesPerMinute(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Last, long Unlogged)> _keys = new(StringComparer.Ordinal);

    /// <summary>Returns true if a line may be written.</summary>
    /// <param name="key">What the line is about, of which there must be few.</param>
    /// <param name="unlogged">The number of lines that were not written since the last one.</param>
    public bool IsDue(string key, out long unlogged)
    {
        var now = time.GetTimestamp();
        lock (_lock)
        {
            var isKnown = _keys.TryGetValue(key, out var line);
            var isDue = !isKnown || time.GetElapsedTime(line.Last, now) >= Interval;
            unlogged = line.Unlogged;
            _keys[key] = isDue ? (now, 0) : (line.Last, unlogged + 1);
            return isDue;
        }
    }
}
