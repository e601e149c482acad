using Crossplane.Functions.AspNetCore.Health;

namespace Crossplane.Functions.AspNetCore.Tests.Health;

public sealed class HealthStateTests
{
    private readonly HealthState _health = new();

    [Fact]
    public void New_DoesNotServe()
    {
        _health.IsServing.Should().BeFalse("serving has not begun");
        _health.IsStopping.Should().BeFalse("nobody asked to stop");
        _health.Description.Should().StartWith("not ready");
    }

    [Fact]
    public void BeginServing_OnceStopping_ChangesNothing()
    {
        _health.BeginStopping();
        var calls = 0;
        _health.Subscribe(() => calls++);

        _health.BeginServing().Should().BeFalse("a server that stops serves no more");
        _health.IsServing.Should().BeFalse("serving has not begun");
        _health.IsStopping.Should().BeTrue("stopping has begun");
        calls.Should().Be(1, "a subscriber is told the state that it finds");
    }

    [Fact]
    public void Subscribe_TellsTheStateThatItFindsAndEachChangeOnce()
    {
        List<bool> states = [];
        _health.Subscribe(() => states.Add(_health.IsServing));

        _health.BeginServing().Should().BeTrue("the server is not stopping");
        _health.BeginServing().Should().BeFalse("a server that stops serves no more");
        _health.BeginStopping();
        _health.BeginStopping();

        states.Should().Equal(false, true, false);
    }
}
