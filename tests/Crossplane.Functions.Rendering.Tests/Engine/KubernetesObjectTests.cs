using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Tests.Engine;

public class KubernetesObjectTests
{
    [Theory]
    [InlineData("""{"b":"2","a":"1"}""", "a=1,b=2")]
    [InlineData("""{"a":null}""", "a=")]
    [InlineData("""{"a":"1","b":2}""", "")]
    [InlineData("""{"a":true}""", "")]
    [InlineData("""{"a":{}}""", "")]
    [InlineData("[]", "")]
    [InlineData("\"text\"", "")]
    [InlineData("null", "")]
    public void LabelsAndAnnotations_AreTextsOrNone(string texts, string expected)
    {
        var value = Json.Object($$$"""{"metadata":{"labels":{{{texts}}},"annotations":{{{texts}}}}}""");

        string.Join(',', value.Labels().Select(label => $"{label.Key}={label.Value}")).Should().Be(expected);
        value.Annotations().Should().Equal(value.Labels());
    }

    [Fact]
    public void Labels_NoMetadata_AreNone() => Json.Object("""{"metadata":"text"}""").Labels().Should().BeEmpty();

    [Theory]
    [InlineData("""[{"uid":"u","extra":1,"controller":"true"}]""", """[{"apiVersion":"","kind":"","name":"","uid":"u"}]""")]
    [InlineData(
        """[{"uid":"u","controller":false,"blockOwnerDeletion":true}]""",
        """[{"apiVersion":"","kind":"","name":"","uid":"u","controller":false,"blockOwnerDeletion":true}]""")]
    [InlineData("""[{"uid":"u"},"text"]""", "[]")]
    [InlineData("""{"uid":"u"}""", "[]")]
    public void OwnerReferences_HaveTheirKnownFields(string references, string expected)
    {
        var value = Json.Object($$$"""{"metadata":{"ownerReferences":{{{references}}}}}""");

        new JsonArray([.. value.OwnerReferences()]).ToJsonString().Should().Be(expected);
    }

    [Theory]
    [InlineData("{}", false, "{}")]
    [InlineData("""{"kind":"K","metadata":{"namespace":"n"}}""", true, """{"kind":"K","namespace":"n"}""")]
    [InlineData(
        """{"apiVersion":"v1","kind":"K","metadata":{"name":"a","namespace":"n","uid":"u"}}""",
        false,
        """{"apiVersion":"v1","kind":"K","name":"a"}""")]
    public void ReferenceTo_LeavesOutWhatIsMissing(string value, bool withNamespace, string expected) =>
        KubernetesObject.ReferenceTo(Json.Object(value), withNamespace).ToJsonString().Should().Be(expected);
}
