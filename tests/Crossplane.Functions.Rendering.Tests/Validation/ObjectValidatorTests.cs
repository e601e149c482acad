using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Validation;

namespace Crossplane.Functions.Rendering.Tests.Validation;

public class ObjectValidatorTests
{
    private static readonly JsonObject Definition = Json.Object(
        """
        {"kind":"CustomResourceDefinition","spec":{"group":"example.org","names":{"kind":"Bucket"},"versions":[
          {"name":"v1","schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","required":["size"],
            "properties":{"size":{"type":"string","default":"small"},"count":{"type":"integer"}}}}}}}]}}
        """);

    [Fact]
    public void Check_ObjectThatItsDefaultsComplete_IsValidAndNotChanged()
    {
        var bucket = Bucket("{}");

        var findings = ObjectValidator.Create(Definition).Check(bucket);

        findings.Problems.Should().BeEmpty();
        findings.Notes.Should().BeEmpty();
        bucket["spec"]!.ToJsonString().Should().Be("{}");
    }

    [Fact]
    public void Check_InvalidObjects_NamesAllProblemsOfAll() =>
        ObjectValidator.Create(Definition).Check(Bucket("""{"count":"x"}"""), Bucket("""{"size":1}""")).Problems.Should().Equal(
            "example.org/v1 Bucket b: spec.count must be an integer, but is the string \"x\"",
            "example.org/v1 Bucket b: spec.size must be a string, but is 1");

    [Fact]
    public void Check_KindWithoutSchema_IsANoteAndItsKeyedListsAreChecked()
    {
        var service = Json.Object(
            """{"apiVersion":"v1","kind":"Service","metadata":{"name":"s"},"spec":{"ports":[{"port":80},{"port":80}]}}""");

        var findings = ObjectValidator.Create().Check(service);

        findings.Notes.Should().Equal("v1 Service s is not checked: there is no schema of its kind.");
        findings.Problems.Should().ContainSingle().Which.Should().StartWith("v1 Service s: spec.ports");
    }

    [Fact]
    public void WithDefaults_ObjectOfADefinedKind_IsACopyWithThem()
    {
        var bucket = Bucket("""{"count":1}""");

        var defaulted = ObjectValidator.Create(Definition).WithDefaults(bucket);

        defaulted["spec"]!.ToJsonString().Should().Be("""{"count":1,"size":"small"}""");
        bucket["spec"]!.ToJsonString().Should().Be("""{"count":1}""");
        JsonNode.DeepEquals(ObjectValidator.Create().WithDefaults(bucket), bucket).Should().BeTrue("no schema has defaults");
    }

    private static JsonObject Bucket(string spec) =>
        Json.Object($$"""{"apiVersion":"example.org/v1","kind":"Bucket","metadata":{"name":"b"},"spec":{{spec}}}""");
}
