namespace Crossplane.Functions.Hosting.Tests;

public sealed class IdleMemoryTests
{
    private long _allocated = IdleMemory.WorthwhileBytes;
    private int _collections;
    private long _totalCalls;
    private int _calls;

    [Fact]
    public async Task Check_AfterMuchWasAllocated_GivesItBackOnce()
    {
        await using var memory = Create();

        memory.Check();
        memory.Check();
        _collections.Should().Be(1);

        _allocated += IdleMemory.WorthwhileBytes;
        memory.Check();
        _collections.Should().Be(2);
    }

    [Fact]
    public async Task Check_AfterLittleWasAllocated_IsNotWorthIt()
    {
        await using var memory = Create();
        _allocated = IdleMemory.WorthwhileBytes - 1;

        memory.Check();

        _collections.Should().Be(0);
    }

    [Fact]
    public async Task Check_WhileThereAreCalls_WaitsUntilThereAreNone()
    {
        await using var memory = Create();
        (_totalCalls, _calls) = (1, 1);
        memory.Check();
        memory.Check();

        (_totalCalls, _calls) = (2, 0);
        memory.Check();
        _collections.Should().Be(0);

        memory.Check();
        _collections.Should().Be(1);
    }

    [Fact]
    public async Task Check_AMinuteAfterABurst_GivesBackWhatThePoolsKept()
    {
        await using var memory = Create();
        memory.Check();
        _collections.Should().Be(1);

        for (var seconds = 5; seconds < 70; seconds += 5)
        {
            memory.Check();
        }

        _collections.Should().Be(1);
        memory.Check();
        _collections.Should().Be(3);

        for (var seconds = 0; seconds < 600; seconds += 5)
        {
            memory.Check();
        }

        _collections.Should().Be(3, "there was no other burst");
    }

    private IdleMemory Create() => new(() => _totalCalls, () => _calls, () => _allocated, () => _collections++);
}
