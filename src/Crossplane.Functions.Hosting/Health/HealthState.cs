namespace Crossplane.Functions.Hosting.Health;

/// <summary>Whether the server shall be called: not until it is ready, and not any more when it stops.</summary>
internal sealed class HealthState
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Phase _phase = Phase.Starting;

    private enum Phase
    {
        Starting,
        Serving,
        Stopping,
    }

    public bool IsServing => _phase == Phase.Serving;

    /// <summary>The state in words.</summary>
    public string Description => _phase switch
    {
        Phase.Serving => "serving",
        Phase.Stopping => "stopping",
        _ => "not ready: the function has not rendered yet what it must be able to, see the log",
    };

    /// <summary>Whether the server stops; there is no way back.</summary>
    public bool IsStopping => _phase == Phase.Stopping;

    /// <summary>Completes at the next change. Taken before the state is read, it misses none.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock)
            {
                return _changed.Task;
            }
        }
    }

    /// <summary>The server is ready, unless it stops already.</summary>
    /// <returns>Whether it is.</returns>
    public bool BeginServing() => Change(Phase.Serving);

    /// <summary>The server stops.</summary>
    public void BeginStopping() => Change(Phase.Stopping);

    private bool Change(Phase phase)
    {
        lock (_lock)
        {
            if (phase <= _phase)
            {
                return false;
            }

            _phase = phase;
            TaskCompletionSource changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            changed.SetResult();
            return true;
        }
    }
}
