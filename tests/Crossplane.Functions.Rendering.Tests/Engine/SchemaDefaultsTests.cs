using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Tests.Engine;

public class SchemaDefaultsTests
{
    [Theory]
    [InlineData("""{"a":{"default":1}}""", "{}", """{"a":1}""")]
    [InlineData("""{"a":{"default":1}}""", """{"a":2}""", """{"a":2}""")]
    [InlineData("""{"a":{"default":1}}""", """{"a":null}""", """{"a":1}""")]
    [InlineData("""{"a":{"default":1,"nullable":true}}""", """{"a":null}""", """{"a":null}""")]
    [InlineData("""{"a":{"default":false}}""", "{}", """{"a":false}""")]
    [InlineData("""{"a":{}}""", """{"a":null}""", """{"a":null}""")]
    [InlineData("""{"a":{"properties":{"b":{"default":1}}}}""", "{}", "{}")]
    [InlineData("""{"a":{"default":{},"properties":{"b":{"default":1}}}}""", "{}", """{"a":{"b":1}}""")]
    [InlineData("""{"a":{"properties":{"b":{"default":1}}}}""", """{"a":"text"}""", """{"a":"text"}""")]
    [InlineData("""{"a":{"items":{"properties":{"b":{"default":1}}}}}""", """{"a":[{},{"b":2}]}""",
        """{"a":[{"b":1},{"b":2}]}""")]
    [InlineData("""{"a":{"items":{"default":1}}}""", """{"a":[null,2]}""", """{"a":[1,2]}""")]
    [InlineData("""{"a":{"additionalProperties":{"default":1}}}""", """{"a":{"x":null}}""", """{"a":{"x":1}}""")]
    [InlineData("""{"a":{"additionalProperties":{"properties":{"b":{"default":1}}}}}""", """{"a":{"x":{}}}""",
        """{"a":{"x":{"b":1}}}""")]
    public void Apply_Spec_GetsWhatItLacks(string properties, string spec, string expected)
    {
        var composite = Composite($$$"""{"apiVersion":"example.org/v1","kind":"X","spec":{{{spec}}}}""");

        SchemaDefaults.Apply(composite, Definition($$$"""{"spec":{"properties": {{{properties}}} }}"""));

        JsonNode.DeepEquals(JsonNode.Parse(expected), composite["spec"]).Should().BeTrue(
            "the spec should be {0}, but the composite is {1}", expected, composite.ToJsonString());
    }

    [Fact]
    public void Apply_OutsideSpecAndStatus_ChangesNothing()
    {
        const string Given = """{"apiVersion":"example.org/v1","kind":"X"}""";
        var composite = Composite(Given);

        SchemaDefaults.Apply(composite, Definition("""{"spec":{"default":{"a":1}},"other":{"default":1}}"""));

        composite.ToJsonString().Should().Be(Given);
    }

    [Theory]
    [InlineData("example.org/v2")]
    [InlineData("example.com/v1")]
    public void Apply_UnknownVersion_Throws(string apiVersion)
    {
        var composite = Composite($$$"""{"apiVersion":"{{{apiVersion}}}","kind":"X","spec":{}}""");

        var exception = Invoking(() => SchemaDefaults.Apply(composite, Definition("{}")))
            .Should().ThrowExactly<RenderException>().Which;

        exception.Message.Should().Be($"the specified API version '{apiVersion}' does not exist in the XRD");
    }

    private static JsonObject Composite(string json) => Json.Object(json);

    private static JsonObject Definition(string properties)
    {
        var schema = new JsonObject { ["openAPIV3Schema"] = new JsonObject { ["properties"] = JsonNode.Parse(properties) } };
        var versions = new JsonArray(new JsonObject { ["name"] = "v1", ["schema"] = schema });
        return new JsonObject { ["spec"] = new JsonObject { ["group"] = "example.org", ["versions"] = versions } };
    }
}
