using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests.Resources;

public class DesiredStateTests
{
    [Fact]
    public void Answer_NothingDesired_HasNoDesiredState() =>
        new Wire.RunFunctionRequest().Answer(_ => { }).Desired.Should().BeNull();

    [Fact]
    public void Composite_OnlyLookedAt_IsNotAdded()
    {
        new Wire.RunFunctionRequest().Answer(context => context.Desired.Composite.Document.Should().BeNull()).Desired
            .Should().BeNull();
        Requests.WithDesired("r", Requests.Resource("{}"))
            .Answer(context => context.Desired.Composite.Ready.Should().Be(Ready.Unspecified)).Desired.Composite
            .Should().BeNull();
    }

    [Fact]
    public void Composite_ReadinessSet_IsAnswered() =>
        new Wire.RunFunctionRequest().Answer(context => context.Desired.Composite.Ready = Ready.False).Desired.Composite.Ready
            .Should().Be(
                Wire.Ready.False);

    [Fact]
    public void Indexer_NewName_AddsBesideEarlierOnes()
    {
        var response = Requests.WithDesired("theirs", Requests.Resource("""{"kind":"Bucket"}"""))
            .Answer(context =>
                context.Desired.GetOrAdd("own").Set(new Widget { Kind = "Queue" }, TestJson.Default.Widget).Ready = Ready.True);

        response.Desired.Resources.Keys.Should().Equal("own", "theirs");
        response.Desired.Resources["own"].Ready.Should().Be(Wire.Ready.True);
        Requests.AssertStruct("""{"kind":"Queue"}""", response.Desired.Resources["own"].Resource_);
    }

    [Fact]
    public void GetOrAdd_KnownName_IsTheSameResource()
    {
        var state = new DesiredState(null);

        state.GetOrAdd("a").Should().BeSameAs(state.GetOrAdd("a"));
        state.TryGet("a", out var found).Should().BeTrue("the resource was added");
        found.Should().BeSameAs(state.GetOrAdd("a"));
        state.TryGet("b", out _).Should().BeFalse("looking for a resource must not add it");
    }

    [Fact]
    public void Resources_InAnyOrder_AreListedInOrdinalOrder()
    {
        var state = new DesiredState(null);
        foreach (var name in new[] { "b", "a", "B", "a-1", "é" })
        {
            state.GetOrAdd(name).Set(StructDocument.FromJson("{}"u8));
        }

        state.Resources.Keys.Should().Equal("B", "a", "a-1", "b", "é");
    }

    [Fact]
    public void Remove_EarlierResource_LeavesItOut()
    {
        var request = Requests.WithDesired("a", Requests.Resource("{}"));
        request.Desired.Resources.Add("b", Requests.Resource("{}"));

        var response = request.Answer(context =>
        {
            context.Desired.Remove("a").Should().BeTrue("the resource was desired");
            context.Desired.Remove("absent").Should().BeFalse("there was nothing to remove");
        });

        response.Desired.Resources.Keys.Should().Equal("b");
    }
}
