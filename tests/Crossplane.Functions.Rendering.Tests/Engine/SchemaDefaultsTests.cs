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

    [Theory]
    [InlineData("", """{"a":1}""", """{"a":1,"compositionUpdatePolicy":"Manual"}""")]
    [InlineData("LegacyCluster", "{}", """{"compositionUpdatePolicy":"Manual"}""")]
    [InlineData("LegacyCluster", """{"compositionUpdatePolicy":"Automatic"}""", """{"compositionUpdatePolicy":"Automatic"}""")]
    [InlineData("Namespaced", "{}", "{}")]
    [InlineData("Namespaced", """{"crossplane":{}}""", """{"crossplane":{"compositionUpdatePolicy":"Manual"}}""")]
    [InlineData("Cluster", """{"crossplane":{}}""", """{"crossplane":{"compositionUpdatePolicy":"Manual"}}""")]
    public void Apply_UpdatePolicyOfTheDefinition_IsADefault(string scope, string spec, string expected)
    {
        var composite = Composite($$$"""{"apiVersion":"example.org/v1","kind":"X","spec":{{{spec}}}}""");
        var definition = Definition("{}");
        definition.Find("spec")!["defaultCompositionUpdatePolicy"] = "Manual";
        definition.Find("spec")!.SetOrRemove("scope", scope);

        SchemaDefaults.Apply(composite, definition);

        JsonNode.DeepEquals(JsonNode.Parse(expected), composite["spec"]).Should().BeTrue(
            "the spec should be {0}, but the composite is {1}", expected, composite.ToJsonString());
    }

    [Theory]
    [InlineData("claimRef")]
    [InlineData("compositionRef")]
    [InlineData("compositionRevisionRef")]
    [InlineData("compositionRevisionSelector")]
    [InlineData("compositionSelector")]
    [InlineData("compositionUpdatePolicy")]
    [InlineData("resourceRefs")]
    [InlineData("writeConnectionSecretToRef")]
    public void Apply_FieldOfCrossplane_ReplacesThatOfTheDefinition(string field)
    {
        var composite = Composite("""{"apiVersion":"example.org/v1","kind":"X","spec":{}}""");

        SchemaDefaults.Apply(composite, Definition("{\"spec\":{\"properties\":{\"" + field + "\":{\"default\":\"x\"}}}}"));

        composite["spec"]!.ToJsonString().Should().Be("{}");
    }

    [Theory]
    [InlineData("""{"spec":{"properties":{"a":{"$ref":"#/x"}}}}""", "spec.properties.a.$ref is not supported in the schema")]
    [InlineData("""{"spec":{"properties":{"a":{"items":{"$ref":"x"}}}}}""", "spec.properties.a.items.$ref is not supported")]
    [InlineData("""{"spec":{"oneOf":[{"not":{"id":"x"}}]}}""", "spec.oneOf[0].not.id is not supported in the schema")]
    [InlineData("""{"status":{"properties":{"a":{"patternProperties":{"x":{}}}}}}""", "a.patternProperties is not supported")]
    [InlineData("""{"spec":{"properties":{"a":{"items":[{}]}}}}""", "spec.properties.a.items must be a mapping, but is a list")]
    [InlineData("""{"spec":{"properties":{"a":"text"}}}""", "properties.spec.properties.a: it must be a mapping")]
    [InlineData("""{"other":{"properties":5}}""", "properties.other.properties: it must be a mapping")]
    [InlineData("""{"spec":{"allOf":{}}}""", "properties.spec.allOf: it must be a list")]
    [InlineData("""{"spec":{"anyOf":[1]}}""", "properties.spec.anyOf[0]: it must be a mapping")]
    [InlineData("""{"spec":{"additionalProperties":"x"}}""",
        "properties.spec.additionalProperties: it must be a mapping or true or false")]
    [InlineData("""{"other":{"required":true}}""", "properties.other.required: it must be a list")]
    [InlineData("""{"other":{"required":"region"}}""", "properties.other.required: it must be a list")]
    [InlineData("""{"other":{"required":[1]}}""", "properties.other.required[0]: it must be text")]
    [InlineData("""{"other":{"nullable":"yes"}}""", "properties.other.nullable: it must be true or false")]
    [InlineData("""{"other":{"maximum":"5"}}""", "properties.other.maximum: it must be a number")]
    [InlineData("""{"other":{"maxLength":1.5}}""", "properties.other.maxLength: it must be an integer")]
    [InlineData("""{"other":{"type":["object"]}}""", "properties.other.type: it must be text")]
    [InlineData("""{"other":{"enum":"x"}}""", "properties.other.enum: it must be a list")]
    [InlineData("""{"other":{"format":5}}""", "properties.other.format: it must be text")]
    [InlineData("""{"other":{"dependencies":{"a":true}}}""", "properties.other.dependencies.a: it must be a mapping or a list")]
    [InlineData("""{"other":{"x-kubernetes-validations":[{"rule":1}]}}""",
        "properties.other.x-kubernetes-validations[0].rule: it must be text")]
    public void Apply_MalformedSchema_NamesTheField(string properties, string problem)
    {
        var composite = Composite("""{"apiVersion":"example.org/v1","kind":"X","spec":{}}""");

        var exception = Invoking(() => SchemaDefaults.Apply(composite, Definition(properties)))
            .Should().ThrowExactly<RenderException>().Which;

        exception.Message.Should().StartWith("cannot derive CRD from XRD \"xs.example.org\": ");
        exception.Message.Should().Contain(problem);
    }

    [Theory]
    [InlineData("""{"other":{"$ref":"x"}}""")]
    [InlineData("""{"spec":{"$ref":"x","definitions":{"y":{}},"properties":{"a":{"definitions":{},"items":{}}}}}""")]
    [InlineData("""{"spec":{"properties":{"$ref":{"type":"string"},"id":{},"a":null}},"status":null}""")]
    [InlineData("""{"other":{"maximum":1.5,"maxItems":2,"required":["a"],"nullable":true,"enum":[1,null],"not":{}}}""")]
    public void Apply_WhatCrossplaneDoesNotCopy_IsNotRefused(string properties) =>
        Invoking(() => SchemaDefaults.Apply(
            Composite("""{"apiVersion":"example.org/v1","kind":"X","spec":{}}"""), Definition(properties))).Should().NotThrow();

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
        return new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "xs.example.org" },
            ["spec"] = new JsonObject { ["group"] = "example.org", ["versions"] = versions },
        };
    }
}
