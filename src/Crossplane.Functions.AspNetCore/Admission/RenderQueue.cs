namespace Crossplane.Functions.AspNetCore.Admission;

/// <summary>
/// Lets a bounded number of calls run the function at a time, within a bounded amount of memory; the others wait. Namespaces take
/// turns, and within a namespace its composites, so that none of them keeps the others waiting.
/// </summary>
/// <remarks>A call that runs for too long gives up its turn, and keeps its memory until it has ended.</remarks>
internal sealed class RenderQueue : IDisposable
{
    /// <summary>
    /// The memory that a call takes while the function runs, in bytes for each byte of its request: the most that was measured
    /// of composites that an API server stores, one of which reaches the limit of an answer.
    /// </summary>
    public const int BytesPerByte = 64;

    /// <summary>The time after which a call gives up its turn: it waits for something, and others need not wait with
    /// it.</summary>
    public static readonly TimeSpan MaxTurn = TimeSpan.FromSeconds(5);

    /// <summary>The time after which a call gives up its memory too: its caller has gone, and a function that never ends must
    /// not keep the others from running.</summary>
    public static readonly TimeSpan MaxHeld = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly FairQueue<Waiter> _waiting = new();
    private readonly List<RenderTurn> _unended = [];
    private readonly long _maxBytes;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private int _running;
    private long _bytes;

    /// <param name="maxRenders">The number of calls that may run at a time.</param>
    /// <param name="maxBytes">The bytes that their requests may have together; one of any size always runs.</param>
    /// <param name="time">Measures how long a call runs.</param>
    public RenderQueue(int maxRenders, long maxBytes, TimeProvider time)
    {
        MaxRenders = maxRenders;
        _maxBytes = maxBytes;
        _time = time;
        _timer = time.CreateTimer(_ => EndOverdue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The number of calls that may run at a time.</summary>
    public int MaxRenders { get; }

    /// <summary>The calls that run and have a turn.</summary>
    public int Running => Locked(() => _running);

    /// <summary>The calls that wait for their turn.</summary>
    public int Waiting => Locked(() => _waiting.Count);

    /// <summary>Begins the turn of a call if it need not wait.</summary>
    /// <param name="bytes">The length of its request.</param>
    /// <returns>The turn, to dispose when the function has ended; null if the call must wait.</returns>
    public RenderTurn? TryEnter(long bytes)
    {
        lock (_lock)
        {
            return _waiting.Count == 0 && HasRoom(bytes) ? Begin(bytes) : null;
        }
    }

    /// <summary>Waits for the turn of a call.</summary>
    /// <param name="key">The composite of the call.</param>
    /// <param name="bytes">The length of its request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The turn, to dispose when the function has ended.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the turn came.</exception>
    public ValueTask<RenderTurn> EnterAsync(CompositeKey key, long bytes, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (TryEnter(bytes) is { } turn)
            {
                return ValueTask.FromResult(turn);
            }

            var waiter = new Waiter([key.Namespace, key.Composite], bytes);
            if (_waiting.Count == 0)
            {
                _timer.Change(CheckInterval, CheckInterval);
            }

            _waiting.Enqueue(waiter.Key, waiter);
            return WaitAsync(waiter, cancellationToken);
        }
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Ends a turn, which may have been given away already.</summary>
    internal void End(RenderTurn turn)
    {
        lock (_lock)
        {
            if (_unended.Remove(turn))
            {
                GiveUp(turn);
                _bytes -= turn.Bytes;
                BeginNext();
            }
        }
    }

    private async ValueTask<RenderTurn> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(_ => Leave(waiter, cancellationToken), null);
        return await waiter.Turn.Task.ConfigureAwait(false);
    }

    private void Leave(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_waiting.Remove(waiter.Key, waiter))
            {
                return;
            }

            // It may have been the next one, and too large for the room that there is.
            BeginNext();
        }

        waiter.Turn.TrySetCanceled(cancellationToken);
    }

    private void EndOverdue()
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            _unended.ForEach(turn => GiveUpIfOverdue(turn, now));
            _unended.RemoveAll(turn => turn.HasEnded);
            BeginNext();
        }
    }

    // The time is read once for all that it decides: what is given up must not be given up twice, nor in part.
    private void GiveUpIfOverdue(RenderTurn turn, long now)
    {
        var elapsed = _time.GetElapsedTime(turn.Start, now);
        if (elapsed >= MaxTurn)
        {
            GiveUp(turn);
        }

        if (elapsed >= MaxHeld)
        {
            turn.HasEnded = true;
            _bytes -= turn.Bytes;
        }
    }

    private void GiveUp(RenderTurn turn)
    {
        _running -= turn.Counts ? 1 : 0;
        turn.Counts = false;
    }

    private bool HasRoom(long bytes) => _running < MaxRenders && (_bytes == 0 || _bytes + bytes <= _maxBytes);

    private RenderTurn Begin(long bytes)
    {
        var turn = new RenderTurn(this, bytes, _time.GetTimestamp());
        _unended.Add(turn);
        _running++;
        _bytes += bytes;
        return turn;
    }

    private void BeginNext()
    {
        while (_waiting.Peek() is { } next && HasRoom(next.Bytes))
        {
            _waiting.Dequeue();
            next.Turn.TrySetResult(Begin(next.Bytes));
        }

        if (_waiting.Count == 0)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private int Locked(Func<int> read)
    {
        lock (_lock)
        {
            return read();
        }
    }

    private sealed record Waiter(string[] Key, long Bytes)
    {
        public TaskCompletionSource<RenderTurn> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
