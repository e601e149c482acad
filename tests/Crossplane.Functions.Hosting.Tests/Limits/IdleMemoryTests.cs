using Crossplane.Functions.Hosting.Limits;

namespace Crossplane.Functions.Hosting.Tests.Limits;

public sealed class IdleMemoryTests
{
    private readonly CallAdmission _admission = new(maxCalls: 10, maxBytes: 1, maxMessageBytes: 1);
    private long _allocated = IdleMemory.WorthwhileBytes;
    private int _collections;

    [Fact]
    public async Task Check_AfterMuchWasAllocated_GivesItBackOnce()
    {
        await using IdleMemory memory = Create();

        memory.Check();
        memory.Check();
        Assert.Equal(1, _collections);

        _allocated += IdleMemory.WorthwhileBytes;
        memory.Check();
        Assert.Equal(2, _collections);
    }

    [Fact]
    public async Task Check_AfterLittleWasAllocated_IsNotWorthIt()
    {
        await using IdleMemory memory = Create();
        _allocated = IdleMemory.WorthwhileBytes - 1;

        memory.Check();

        Assert.Equal(0, _collections);
    }

    [Fact]
    public async Task Check_WhileThereAreCalls_WaitsUntilThereAreNone()
    {
        await using IdleMemory memory = Create();
        using (_admission.Enter())
        {
            memory.Check();
            memory.Check();
        }

        _admission.Enter().Dispose();
        memory.Check();
        Assert.Equal(0, _collections);

        memory.Check();
        Assert.Equal(1, _collections);
    }

    private IdleMemory Create() => new(_admission, () => _allocated, () => _collections++);
}
