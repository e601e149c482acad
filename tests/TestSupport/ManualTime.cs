namespace TestSupport;

/// <summary>A clock with one timer; both go on when the test says so.</summary>
public sealed class ManualTime : TimeProvider
{
    private Action? _tick;

    public TimeSpan Elapsed { get; set; }

    /// <summary>The time of day, which a user can set at will.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public bool IsTimerSet { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _tick = () => callback(state);
        IsTimerSet = dueTime != Timeout.InfiniteTimeSpan;
        return new Timer(this);
    }

    public void Tick() => _tick!();

    private sealed class Timer(ManualTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.IsTimerSet = dueTime != Timeout.InfiniteTimeSpan;
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
