using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Tests.Engine;

public class ComposedMetadataTests
{
    private const string Owner =
        """{"apiVersion":"example.org/v1","kind":"XBucket","name":"xr","uid":"uid-1","controller":true,"blockOwnerDeletion":true}""";

    private readonly List<RenderEvent> _events = [];

    [Fact]
    public void Apply_ObservedResource_GivesItsNamesAndRemovesWhatItHasNot()
    {
        var observed = Json.Object("""{"metadata":{"name":"existing"}}""");

        var metadata = Apply(Composite(), """{"name":"own","generateName":"own-","namespace":"own"}""", observed);

        metadata.Text("name").Should().Be("existing");
        metadata.Should().NotContainKey("generateName");
        metadata.Should().NotContainKey("namespace");
    }

    [Fact]
    public void Apply_NoName_TakesGenerateNameFromTheCompositeLabel()
    {
        var metadata = Apply(Composite(), "{}");

        metadata.Text("generateName").Should().Be("root-");
        metadata.Text("name").Should().Be(ResourceNames.Child("root-", "uid-1", "bucket"));
    }

    [Fact]
    public void Apply_GenerateName_IsKeptAndNamesTheResource()
    {
        var metadata = Apply(Composite(), """{"generateName":"mine-"}""");

        metadata.Text("generateName").Should().Be("mine-");
        metadata.Text("name").Should().Be(ResourceNames.Child("mine-", "uid-1", "bucket"));
    }

    [Fact]
    public void Apply_Name_IsKeptWithoutGenerateName()
    {
        var metadata = Apply(Composite(), """{"name":"mine"}""");

        metadata.Text("name").Should().Be("mine");
        metadata.Should().NotContainKey("generateName");
    }

    [Fact]
    public void Apply_NamespacedComposite_ForcesItsNamespace()
    {
        var metadata = Apply(Composite(space: "team-a"), """{"name":"mine","namespace":"team-b"}""");

        metadata.Text("namespace").Should().Be("team-a");
        var warning = _events.Should().ContainSingle().Which;
        warning.Should().Be(
            RenderEvent.Warning(
                "NamespaceOverridden",
                "cannot create composed resource \"bucket\" in namespace \"team-b\", using XR namespace \"team-a\" instead"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"namespace":"team-a"}""")]
    public void Apply_NamespaceThatIsNoOther_ReportsNothing(string given)
    {
        Apply(Composite(space: "team-a"), given).Text("namespace").Should().Be("team-a");
        _events.Should().BeEmpty();
    }

    [Fact]
    public void Apply_ClusterComposite_KeepsTheNamespace() =>
        Apply(Composite(), """{"namespace":"team-b"}""").Text("namespace").Should().Be("team-b");

    [Fact]
    public void Apply_Annotations_GetTheResourceName()
    {
        var metadata = Apply(Composite(), """{"annotations":{"a":"b","crossplane.io/composition-resource-name":"wrong"}}""");

        AssertJson("""{"a":"b","crossplane.io/composition-resource-name":"bucket"}""", metadata["annotations"]);
    }

    [Fact]
    public void Apply_Labels_AreMergedOverThoseOfTheFunction()
    {
        var metadata = Apply(Composite(claim: "claim"), """{"labels":{"a":"b","crossplane.io/composite":"wrong"}}""");

        AssertJson(
            """{"a":"b","crossplane.io/composite":"root","crossplane.io/claim-name":"claim","crossplane.io/claim-namespace":"apps"}""",
            metadata["labels"]);
    }

    [Fact]
    public void Apply_OwnerReferences_KeepOthersAndReplaceTheSameUid()
    {
        var metadata = Apply(
            Composite(), """{"ownerReferences":[{"uid":"uid-1","kind":"Stale"},{"uid":"uid-2","kind":"Other"}]}""");

        AssertJson(
            $$"""[{{Owner}},{"uid":"uid-2","kind":"Other","apiVersion":"","name":""}]""", metadata["ownerReferences"]);
    }

    [Fact]
    public void Apply_NoOwnerReferences_AddsTheComposite() =>
        AssertJson($"[{Owner}]", Apply(Composite(), "{}")["ownerReferences"]);

    [Fact]
    public void Apply_OtherController_Throws()
    {
        var exception = Invoking(() =>
            Apply(Composite(), """{"ownerReferences":[{"uid":"uid-2","kind":"Other","name":"o","controller":true}]}"""))
                .Should().ThrowExactly<RenderException>().Which;

        exception.Message.Should().Be(
            "cannot render metadata for composed resource \"bucket\": it is already controlled by Other o (UID uid-2)");
    }

    [Theory]
    [InlineData("v1", "with:colon", false)]
    [InlineData("v1", "Upper", false)]
    [InlineData("v1", "dotted.name", true)]
    [InlineData("rbac.authorization.k8s.io/v1", "with:colon", true)]
    [InlineData("rbac.authorization.k8s.io/v1", "with_underscore", false)]
    public void Apply_Name_MustBeASubdomain(string apiVersion, string name, bool isAllowed)
    {
        var exception = Record.Exception(() => Apply(Composite(), $$"""{"name":"{{name}}"}""", apiVersion: apiVersion));

        (exception is null).Should().Be(isAllowed);
        (isAllowed || exception is RenderException).Should().BeTrue(
            "a name that is not allowed must be refused with an explanation");
    }

    private static void AssertJson(string expected, JsonNode? actual) =>
        JsonNode.DeepEquals(JsonNode.Parse(expected), actual).Should().BeTrue(
            "it should be {0}, but is {1}", expected, actual?.ToJsonString());

    private static JsonObject Composite(string space = "", string claim = "")
    {
        var composite = Json.Object(
            """{"apiVersion":"example.org/v1","kind":"XBucket","metadata":{"name":"xr","uid":"uid-1","labels":{"crossplane.io/composite":"root"}}}""");
        composite.Metadata()!.SetOrRemove("namespace", space);
        composite.Find("metadata", "labels")!.SetOrRemove("crossplane.io/claim-name", claim);
        composite.Find("metadata", "labels")!["crossplane.io/claim-namespace"] = "apps";
        return composite;
    }

    private JsonObject Apply(JsonObject composite, string metadata, JsonObject? observed = null, string apiVersion = "v1")
    {
        var existing = new Dictionary<string, JsonObject>();
        if (observed is not null)
        {
            existing["bucket"] = observed;
        }

        var value = new JsonObject { ["apiVersion"] = apiVersion, ["kind"] = "Bucket", ["metadata"] = JsonNode.Parse(metadata) };
        new ComposedMetadata(composite, existing, _events).Apply("bucket", value);
        return value.Metadata()!;
    }
}
