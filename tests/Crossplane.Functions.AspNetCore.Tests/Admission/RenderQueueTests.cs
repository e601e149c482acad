using Crossplane.Functions.AspNetCore.Admission;

namespace Crossplane.Functions.AspNetCore.Tests.Admission;

public sealed class RenderQueueTests : IDisposable
{
    private static readonly CompositeKey Key = new("my-namespace", "Example my-service");

    private readonly ManualTime _time = new();
    private readonly RenderQueue _queue;

    public RenderQueueTests() => _queue = new RenderQueue(maxRenders: 2, maxBytes: 100, _time);

    public void Dispose() => _queue.Dispose();

    [Fact]
    public async Task Enter_OverTheLimit_WaitsUntilATurnEnds()
    {
        var first = await EnterAsync(1);
        using var second = await EnterAsync(1);

        var third = EnterAsync(1);

        third.IsCompleted.Should().BeFalse("two run");
        (_queue.Running, _queue.Waiting).Should().Be((2, 1));
        first.Dispose();
        first.Dispose();
        (await third).Dispose();
        (_queue.Running, _queue.Waiting).Should().Be((1, 0));
    }

    [Fact]
    public async Task Enter_OfMoreBytesThanAreLeft_WaitsAlsoWhenATurnIsFree()
    {
        var first = await EnterAsync(60);

        var second = EnterAsync(41);
        var third = EnterAsync(1);

        second.IsCompleted.Should().BeFalse("there is no memory for it");
        third.IsCompleted.Should().BeFalse("it is not its turn");
        first.Dispose();
        (await second).Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task Enter_OfMoreBytesThanTheLimit_RunsAlone()
    {
        using var large = await EnterAsync(1000);

        EnterAsync(1).IsCompleted.Should().BeFalse("the large one has taken all");
    }

    [Fact]
    public async Task Enter_ThatIsCancelled_LeavesTheLine()
    {
        using var first = await EnterAsync(60);
        using var leave = new CancellationTokenSource();
        var second = _queue.EnterAsync(Key, 60, leave.Token).AsTask();
        var third = EnterAsync(1);

        await leave.CancelAsync();

        await Awaiting(() => second).Should().ThrowAsync<OperationCanceledException>();
        using var turn = await third;
        _queue.Waiting.Should().Be(0);
    }

    [Fact]
    public async Task Enter_WithACancelledToken_IsCancelled()
    {
        using var first = await EnterAsync(100);
        using var leave = new CancellationTokenSource();
        await leave.CancelAsync();

        await Awaiting(() => _queue.EnterAsync(Key, 1, leave.Token).AsTask()).Should().ThrowAsync<OperationCanceledException>();

        _queue.Waiting.Should().Be(0);
    }

    [Fact]
    public async Task Turn_ThatLastsTooLong_IsGivenAway()
    {
        var first = await EnterAsync(30);
        using var second = await EnterAsync(40);
        var third = EnterAsync(30);
        _time.IsTimerSet.Should().BeTrue("somebody waits");
        _time.Elapsed += RenderQueue.MaxTurn - TimeSpan.FromTicks(1);
        _time.Tick();
        third.IsCompleted.Should().BeFalse("the time is not over");

        _time.Elapsed += TimeSpan.FromTicks(1);
        _time.Tick();

        using var turn = await third;
        _time.IsTimerSet.Should().BeFalse("nobody waits");
        first.Dispose();
        _queue.Running.Should().Be(1, "the turn had been given away already");
    }

    [Fact]
    public async Task Turn_ThatLastsTooLong_KeepsItsMemoryUntilItEnds()
    {
        var first = await EnterAsync(60);
        var second = await EnterAsync(40);
        var third = EnterAsync(60);

        _time.Elapsed += RenderQueue.MaxTurn;
        _time.Tick();

        (_queue.Running, _queue.Waiting).Should().Be((0, 1), "both still run");
        second.Dispose();
        _queue.Waiting.Should().Be(1, "40 of 60 bytes are free");
        first.Dispose();
        using var turn = await third;
    }

    [Fact]
    public async Task Turn_ThatNeverEnds_KeepsItsMemoryForALimitedTime()
    {
        var first = await EnterAsync(1000);
        var second = EnterAsync(1);
        _time.Elapsed += RenderQueue.MaxHeld - TimeSpan.FromTicks(1);
        _time.Tick();
        _queue.Waiting.Should().Be(1, "the first one has taken all");

        _time.Elapsed += TimeSpan.FromTicks(1);
        _time.Tick();

        using var turn = await second;
        first.Dispose();
        EnterAsync(100).IsCompleted.Should().BeFalse("what the first one gave up was not given up again");
    }

    [Fact]
    public async Task Turns_WhoseTimeEndsWhileTheyAreLookedAt_GiveUpNoMoreThanTheyHad()
    {
        var time = new HurryingTime();
        using var queue = new RenderQueue(maxRenders: 3, maxBytes: 100, time);
        RenderTurn[] turns =
        [
            await queue.EnterAsync(Key, 40, CancellationToken.None),
            await queue.EnterAsync(Key, 30, CancellationToken.None),
            await queue.EnterAsync(Key, 30, CancellationToken.None),
        ];
        var waiting = queue.EnterAsync(Key, 100, CancellationToken.None).AsTask();

        // Each look at the clock is a little later than the one before, also within one check.
        time.Step = RenderQueue.MaxTurn / 2;
        for (var index = 0; index < 4; index++)
        {
            time.Tick();
        }

        Array.ForEach(turns, turn => turn.Dispose());
        queue.Waiting.Should().Be(0, "all memory was given back");
        (await waiting).Dispose();
        queue.Running.Should().Be(0);
        var next = queue.EnterAsync(Key, 100, CancellationToken.None);
        next.IsCompletedSuccessfully.Should().BeTrue("nothing is held");
    }

    private Task<RenderTurn> EnterAsync(long bytes) => _queue.EnterAsync(Key, bytes, CancellationToken.None).AsTask();

    /// <summary>A clock that goes on each time that somebody looks.</summary>
    private sealed class HurryingTime : TimeProvider
    {
        private readonly ManualTime _time = new();

        public TimeSpan Step { get; set; }

        public override long TimestampFrequency => _time.TimestampFrequency;

        public override long GetTimestamp()
        {
            _time.Elapsed += Step;
            return _time.GetTimestamp();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            _time.CreateTimer(callback, state, dueTime, period);

        public void Tick() => _time.Tick();
    }
}
