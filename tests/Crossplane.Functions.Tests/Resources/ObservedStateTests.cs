using Crossplane.Functions.Resources;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests.Resources;

public class ObservedStateTests
{
    [Fact]
    public void Composite_NothingObserved_HasNoObject()
    {
        var observed = new ObservedState(null);

        observed.Composite.Document.Should().BeNull();
        observed.Resources.Should().BeEmpty();
    }

    [Fact]
    public void Resources_InAnyOrder_AreListedInOrdinalOrder()
    {
        var state = new Wire.State
        {
            Composite = Requests.Resource("""{"kind":"Queue"}"""),
            Resources = { ["b"] = Requests.Resource("""{"kind":"B"}"""), ["a"] = Requests.Resource("""{"kind":"A"}""") },
        };

        var observed = new ObservedState(state);

        observed.Composite.Kind.Should().Be("Queue");
        observed.Resources.Values.Select(resource => resource.Kind).Should().Equal("A", "B");
    }
}
