using Crossplane.Functions.AspNetCore.Admission;

namespace Crossplane.Functions.Hosting.Tests.Admission;

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
        var first = await EnterAsync(60);
        using var second = await EnterAsync(40);
        var third = EnterAsync(60);
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

    private Task<RenderTurn> EnterAsync(long bytes) => _queue.EnterAsync(Key, bytes, CancellationToken.None).AsTask();
}
