using Crossplane.Functions.Hosting.Health;

namespace Crossplane.Functions.Hosting.Tests.Health;

public sealed class HealthStateTests
{
    private readonly HealthState _health = new();

    [Fact]
    public void New_DoesNotServe()
    {
        Assert.False(_health.IsServing);
        Assert.False(_health.IsStopping);
        Assert.StartsWith("not ready", _health.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void BeginServing_OnceStopping_ChangesNothing()
    {
        _health.BeginStopping();
        Task changed = _health.Changed;

        Assert.False(_health.BeginServing());
        Assert.False(_health.IsServing);
        Assert.True(_health.IsStopping);
        Assert.False(changed.IsCompleted);
    }

    [Fact]
    public void Changed_TakenBeforeAChange_Completes()
    {
        Task first = _health.Changed;
        Assert.True(_health.BeginServing());
        Task second = _health.Changed;

        Assert.True(first.IsCompleted);
        Assert.False(second.IsCompleted);
        _health.BeginStopping();
        Assert.True(second.IsCompleted);
    }
}
