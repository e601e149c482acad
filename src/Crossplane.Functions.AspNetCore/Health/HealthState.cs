using System.ComponentModel;

namespace Crossplane.Functions.AspNetCore.Health;

/// <summary>The health of a server: it accepts calls from the time it is ready until it stops.</summary>
/// <remarks>For hosts of functions, not for functions.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HealthState
{
    private readonly Lock _lock = new();
    private readonly List<Action> _subscribers = [];
    private volatile Phase _phase = Phase.Starting;

    private enum Phase
    {
        Starting,
        Serving,
        Stopping,
    }

    /// <summary>True while the server accepts calls.</summary>
    public bool IsServing => _phase == Phase.Serving;

    /// <summary>True once the server stops; there is no way back.</summary>
    public bool IsStopping => _phase == Phase.Stopping;

    /// <summary>The state in words.</summary>
    public string Description => _phase switch
    {
        Phase.Serving => "serving",
        Phase.Stopping => "stopping",
        _ => "not ready: the function has not passed its self-test yet, see the log",
    };

    /// <summary>Calls an action now and after each change, never twice at a time.</summary>
    public void Subscribe(Action tell)
    {
        lock (_lock)
        {
            _subscribers.Add(tell);
            tell();
        }
    }

    /// <summary>The server is ready, unless it is stopping already.</summary>
    /// <returns>True if this changed the state.</returns>
    public bool BeginServing() => Change(Phase.Serving);

    /// <summary>The server is stopping.</summary>
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
            _subscribers.ForEach(tell => tell());
            return true;
        }
    }
}
