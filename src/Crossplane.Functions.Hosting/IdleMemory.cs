using Crossplane.Functions.AspNetCore.Hosts;

namespace Crossplane.Functions.Hosting;

/// <summary>Gives memory back to the machine when calls have ended.</summary>
/// <remarks>
/// The garbage collector runs when memory is asked for, so what a burst of large requests took would be kept for as long as
/// nobody calls, which is when other containers could use it best. What the pools of arrays keep comes back a minute later.
/// </remarks>
internal sealed class IdleMemory : IAsyncDisposable
{
    /// <summary>How much must have been allocated since the last time to make it worth the pause.</summary>
    public const long WorthwhileBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>The looks after which the pools of arrays let go of what nobody has used: after a minute.</summary>
    private static readonly int LooksUntilTrim = (int)(TimeSpan.FromSeconds(70) / Interval);

    private readonly Func<long> _totalCalls;
    private readonly Func<int> _calls;
    private readonly Func<long> _allocatedBytes;
    private readonly Action _collect;
    private readonly CancellationTokenSource _stop = new();
    private long _callsAtLastLook;
    private long _bytesAtLastCollection;
    private int _looksUntilTrim;
    private Task _watching = Task.CompletedTask;

    /// <param name="load">The calls of the server.</param>
    public IdleMemory(CallLoad load)
        : this(
            () => load.TotalCalls,
            () => load.Calls,
            () => GC.GetTotalAllocatedBytes(),
            () => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true))
    {
    }

    /// <param name="totalCalls">The number of calls since the start.</param>
    /// <param name="calls">The number of calls in progress.</param>
    /// <param name="allocatedBytes">How many bytes the process has allocated in all.</param>
    /// <param name="collect">Gives memory back.</param>
    internal IdleMemory(Func<long> totalCalls, Func<int> calls, Func<long> allocatedBytes, Action collect)
    {
        _totalCalls = totalCalls;
        _calls = calls;
        _allocatedBytes = allocatedBytes;
        _collect = collect;
    }

    /// <summary>Begins to look every five seconds, until disposed.</summary>
    public void Watch() => _watching = WatchAsync();

    /// <summary>Looks once: gives memory back if there was no call since the last look and it is worthwhile.</summary>
    public void Check()
    {
        var calls = _totalCalls();
        var isIdle = calls == _callsAtLastLook && _calls() == 0;
        _callsAtLastLook = calls;
        if (isIdle && _allocatedBytes() - _bytesAtLastCollection >= WorthwhileBytes)
        {
            _looksUntilTrim = LooksUntilTrim;
            Collect();
        }
        else if (isIdle && _looksUntilTrim > 0 && --_looksUntilTrim == 0)
        {
            // The first collection makes the pools let go, the second one frees it.
            Collect();
            GC.WaitForPendingFinalizers();
            Collect();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private void Collect()
    {
        _collect();
        _bytesAtLastCollection = _allocatedBytes();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
        {
            Check();
        }
    }
}
