using Crossplane.Functions.Protocol;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Tests.Engine;

public class ObjectStoreTests
{
    private readonly ObjectStore _store = new(
    [
        Json.Object("""{"apiVersion":"v1","kind":"A","metadata":{"name":"n","namespace":"b","labels":{"l":"1"}}}"""),
        Json.Object("""{"apiVersion":"v1","kind":"A","metadata":{"name":"z","namespace":"a","labels":{"l":"1","m":"2"}}}"""),
        Json.Object("""{"apiVersion":"v1","kind":"A","metadata":{"name":"c"}}"""),
        Json.Object("""{"apiVersion":"v2","kind":"A","metadata":{"name":"c"}}"""),
        Json.Object("""{"apiVersion":"v1","kind":"B","metadata":{"name":"twice"},"place":"first"}"""),
        Json.Object("""{"apiVersion":"v1","kind":"B","metadata":{"name":"twice"},"place":"last"}"""),
    ]);

    [Theory]
    [InlineData("v1", "A", "b", "n", true)]
    [InlineData("v1", "A", "", "c", true)]
    [InlineData("v1", "A", "", "n", false)]
    [InlineData("v3", "A", "", "c", false)]
    [InlineData("v1", "C", "", "c", false)]
    public void Select_ByName_NeedsEverythingToMatch(string apiVersion, string kind, string space, string name, bool isFound)
    {
        var selector = new ResourceSelector { ApiVersion = apiVersion, Kind = kind, Namespace = space, MatchName = name };

        _store.Select(selector).Items.Should().HaveCount(isFound ? 1 : 0);
    }

    [Fact]
    public void Select_NoMatch_ListsAllNamespacesInOrder() =>
        Names(new ResourceSelector { ApiVersion = "v1", Kind = "A" }).Should().Equal("/c", "a/z", "b/n");

    [Fact]
    public void Select_Namespace_ListsItOnly() =>
        Names(new ResourceSelector { ApiVersion = "v1", Kind = "A", Namespace = "a" }).Should().Equal("a/z");

    [Fact]
    public void Select_Labels_MustAllMatch()
    {
        Names(Labelled(("l", "1"))).Should().Equal("a/z", "b/n");
        Names(Labelled(("l", "1"), ("m", "2"))).Should().Equal("a/z");
        Names(Labelled(("l", "2"))).Should().BeEmpty();
    }

    [Fact]
    public void Find_SameIdentityTwice_IsTheLast() =>
        _store.Find("v1", "B", "", "twice").Text("place").Should().Be("last");

    private static ResourceSelector Labelled(params (string Key, string Value)[] labels)
    {
        var selector = new ResourceSelector { ApiVersion = "v1", Kind = "A", MatchLabels = new MatchLabels() };
        foreach (var (key, value) in labels)
        {
            selector.MatchLabels.Labels.Add(key, value);
        }

        return selector;
    }

    private IEnumerable<string> Names(ResourceSelector selector) => _store.Select(selector).Items
        .Select(item => JsonObjects.FromStruct(item.Resource_))
        .Select(value => $"{value.Namespace()}/{value.Name()}");
}
