using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Validation;

namespace Crossplane.Functions.Rendering.Tests.Validation;

public class KeyedListsTests
{
    [Theory]
    [InlineData(
        """{"apiVersion":"apps/v1","kind":"Deployment","spec":{"template":{"spec":{"imagePullSecrets":[{"name":"a"},{"name":"b"},{"name":"a"}]}}}}""",
        """spec.template.spec.imagePullSecrets must not hold name "a" twice, but has it at [0] and [2]""")]
    [InlineData(
        """{"apiVersion":"apps/v1","kind":"Deployment","spec":{"template":{"spec":{"containers":[{"name":"a"},{"name":"b","env":[{"name":"X"},{"name":"X"}]}]}}}}""",
        """spec.template.spec.containers[1].env must not hold name "X" twice, but has it at [0] and [1]""")]
    [InlineData(
        """{"apiVersion":"v1","kind":"Pod","spec":{"topologySpreadConstraints":[{"topologyKey":"z","whenUnsatisfiable":"DoNotSchedule"},{"topologyKey":"z","whenUnsatisfiable":"DoNotSchedule","maxSkew":2}]}}""",
        """spec.topologySpreadConstraints must not hold topologyKey "z", whenUnsatisfiable "DoNotSchedule" twice, but has it at [0] and [1]""")]
    [InlineData(
        """{"apiVersion":"v1","kind":"Service","spec":{"ports":[{"port":80},{"port":80,"protocol":"UDP"},{"port":80,"protocol":"TCP"}]}}""",
        """spec.ports must not hold port 80, protocol "TCP" twice, but has it at [0] and [2]""")]
    public void Problems_OfDuplicates_NameBothPlaces(string json, string expected) =>
        KeyedLists.Problems(JsonNode.Parse(json)!.AsObject()).Should().Equal(expected);

    [Theory]
    [InlineData("""{"apiVersion":"v1","kind":"Service","spec":{"ports":[{"port":80},{"port":80,"protocol":"UDP"}]}}""")]
    [InlineData("""{"apiVersion":"v1","kind":"Pod","spec":{"containers":"none","volumes":[null,null]}}""")]
    [InlineData("""{"apiVersion":"example.org/v1","kind":"Pod","spec":{"volumes":[{"name":"a"},{"name":"a"}]}}""")]
    [InlineData("{}")]
    public void Problems_OfOtherLists_AreNone(string json) =>
        KeyedLists.Problems(JsonNode.Parse(json)!.AsObject()).Should().BeEmpty();

    [Fact]
    public void Check_KindWithoutSchema_IsCheckedForDuplicatesAllTheSame()
    {
        using var folder = new SchemaFolder("""{"properties":{"apiVersion":{"const":"v1"},"kind":{"const":"Other"}}}""");
        var service = JsonNode.Parse(
            """{"apiVersion":"v1","kind":"Service","metadata":{"name":"a"},"spec":{"ports":[{"port":1},{"port":1}]}}""")!;

        var findings = ObjectValidator.Read(folder.Path).Check([service.AsObject()]);

        findings.Problems.Should().Equal(
            "v1 Service a: spec.ports must not hold port 1, protocol \"TCP\" twice, but has it at [0] and [1]");
    }

    private sealed class SchemaFolder : IDisposable
    {
        public SchemaFolder(string schema) => File.WriteAllText(System.IO.Path.Combine(Path, "schema.json"), schema);

        public string Path { get; } = Directory.CreateTempSubdirectory().FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
