using Crossplane.Functions.AspNetCore.Admission;

namespace Crossplane.Functions.Hosting.Tests.Admission;

public sealed class IdleMemoryTests
{
    private readonly CallAdmission _admission = new(new CallLimits { MaxCalls = 10, MaxRequestBytes = 1, MaxMessageBytes = 1 });
    private long _allocated = IdleMemory.WorthwhileBytes;
    private int _collections;

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
        using (_admission.TryEnter()!)
        {
            memory.Check();
            memory.Check();
        }

        _admission.TryEnter()!.Dispose();
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

    private IdleMemory Create() => new(_admission, () => _allocated, () => _collections++);
}
