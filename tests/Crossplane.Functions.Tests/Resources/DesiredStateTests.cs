using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests.Resources;

public class DesiredStateTests
{
    [Fact]
    public void Answer_NothingDesired_HasNoDesiredState() =>
        Assert.Null(new Wire.RunFunctionRequest().Answer(_ => { }).Desired);

    [Fact]
    public void Composite_OnlyLookedAt_IsNotAdded()
    {
        Assert.Null(new Wire.RunFunctionRequest().Answer(context => Assert.Null(context.Desired.Composite.Document)).Desired);
        Assert.Null(Requests.WithDesired("r", Requests.Resource("{}"))
            .Answer(context => Assert.Equal(Ready.Unspecified, context.Desired.Composite.Ready)).Desired.Composite);
    }

    [Fact]
    public void Composite_ReadinessSet_IsAnswered() =>
        Assert.Equal(
            Wire.Ready.False,
            new Wire.RunFunctionRequest().Answer(context => context.Desired.Composite.Ready = Ready.False).Desired.Composite.Ready);

    [Fact]
    public void Indexer_NewName_AddsBesideEarlierOnes()
    {
        var response = Requests.WithDesired("theirs", Requests.Resource("""{"kind":"Bucket"}"""))
            .Answer(context => context.Desired.GetOrAdd("own").Set(new Widget { Kind = "Queue" }, TestJson.Default.Widget).Ready = Ready.True);

        Assert.Equal(["own", "theirs"], response.Desired.Resources.Keys);
        Assert.Equal(Wire.Ready.True, response.Desired.Resources["own"].Ready);
        Requests.AssertStruct("""{"kind":"Queue"}""", response.Desired.Resources["own"].Resource_);
    }

    [Fact]
    public void GetOrAdd_KnownName_IsTheSameResource()
    {
        var state = new DesiredState(null);

        Assert.Same(state.GetOrAdd("a"), state.GetOrAdd("a"));
        Assert.True(state.TryGet("a", out var found));
        Assert.Same(state.GetOrAdd("a"), found);
        Assert.False(state.TryGet("b", out _));
    }

    [Fact]
    public void Resources_InAnyOrder_AreListedInOrdinalOrder()
    {
        var state = new DesiredState(null);
        foreach (var name in new[] { "b", "a", "B", "a-1", "é" })
        {
            state.GetOrAdd(name).Set(StructDocument.FromJson("{}"u8));
        }

        Assert.Equal(["B", "a", "a-1", "b", "é"], state.Resources.Keys);
    }

    [Fact]
    public void Remove_EarlierResource_LeavesItOut()
    {
        var request = Requests.WithDesired("a", Requests.Resource("{}"));
        request.Desired.Resources.Add("b", Requests.Resource("{}"));

        var response = request.Answer(context =>
        {
            Assert.True(context.Desired.Remove("a"));
            Assert.False(context.Desired.Remove("absent"));
        });

        Assert.Equal(["b"], response.Desired.Resources.Keys);
    }
}
