using Crossplane.Functions.AspNetCore.Health;

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
        int changes = 0;
        _health.Changed += () => changes++;

        Assert.False(_health.BeginServing());
        Assert.False(_health.IsServing);
        Assert.True(_health.IsStopping);
        Assert.Equal(0, changes);
    }

    [Fact]
    public void Changed_IsRaisedOnceForEachChangeWithItsState()
    {
        List<string> states = [];
        _health.Changed += () => states.Add(_health.Description);

        Assert.True(_health.BeginServing());
        Assert.False(_health.BeginServing());
        _health.BeginStopping();
        _health.BeginStopping();

        Assert.Equal(["serving", "stopping"], states);
    }
}
