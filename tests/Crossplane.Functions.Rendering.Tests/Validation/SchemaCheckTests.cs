using Crossplane.Functions.Rendering.Validation;

namespace Crossplane.Functions.Rendering.Tests.Validation;

public class SchemaCheckTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", "1", "value must be a string, but is 1")]
    [InlineData("""{"type":"integer"}""", "1.5", "value must be an integer, but is 1.5")]
    [InlineData("""{"type":"integer"}""", "2.0", "")]
    [InlineData("""{"type":"number"}""", "\"1\"", "value must be a number, but is the string \"1\"")]
    [InlineData("""{"type":"boolean"}""", "null", "value must be a boolean, but is null")]
    [InlineData("""{"type":"boolean","nullable":true}""", "null", "")]
    [InlineData("""{"type":["string","null"]}""", "null", "")]
    [InlineData("""{"type":["string","integer"]}""", "{}", "value must be a string or an integer, but is an object")]
    [InlineData("""{"type":"array"}""", "{}", "value must be an array, but is an object")]
    [InlineData("""{"x-kubernetes-int-or-string":true}""", "1", "")]
    [InlineData("""{"x-kubernetes-int-or-string":true}""", "\"50%\"", "")]
    [InlineData("""{"x-kubernetes-int-or-string":true}""", "1.5", "value must be an integer or a string, but is 1.5")]
    [InlineData("""{"type":"string","enum":["a","b"]}""", "\"c\"", "value must be one of \"a\", \"b\", but is the string \"c\"")]
    [InlineData("""{"const":1}""", "2", "value must be 1, but is 2")]
    [InlineData("""{"type":"string","pattern":"^a+$"}""", "\"ab\"", "value must match ^a+$, but is the string \"ab\"")]
    [InlineData("""{"type":"string","pattern":"^a+$"}""", "\"a\\n\"", "value must match ^a+$, but is the string \"a\\n\"")]
    [InlineData("""{"type":"string","pattern":"^(a|[^]$]\\$$)$"}""", "\"b$\"", "")]
    [InlineData("""{"type":"string","pattern":"^(a|[^]$]\\$$)$"}""", "\"$$\"",
        "value must match ^(a|[^]$]\\$$)$, but is the string \"$$\"")]
    [InlineData("""{"type":"string","minLength":2,"maxLength":3}""", "\"\\uD83D\\uDE00\"",
        "value must have at least 2 characters, but has 1")]
    [InlineData("""{"type":"string","minLength":2,"maxLength":3}""", "\"abcd\"",
        "value must have at most 3 characters, but has 4")]
    [InlineData("""{"type":"integer","minimum":1,"maximum":3}""", "0", "value must be at least 1, but is 0")]
    [InlineData("""{"type":"integer","minimum":1,"maximum":3}""", "4", "value must be at most 3, but is 4")]
    [InlineData("""{"type":"integer","minimum":1,"exclusiveMinimum":true}""", "1", "value must be greater than 1, but is 1")]
    [InlineData("""{"type":"integer","exclusiveMaximum":3}""", "3", "value must be less than 3, but is 3")]
    [InlineData("""{"type":"number","multipleOf":0.1}""", "0.3", "")]
    [InlineData("""{"type":"number","multipleOf":0.1}""", "0.35", "value must be a multiple of 0.1, but is 0.35")]
    [InlineData("""{"type":"integer","format":"int32"}""", "2147483648", "value must fit into int32, but is 2147483648")]
    [InlineData("""{"type":"string","format":"date-time"}""", "\"2024-01-01\"",
        "value must be a date-time, but is the string \"2024-01-01\"")]
    [InlineData("""{"type":"string","format":"date-time"}""", "\"2024-01-01T00:00:00Z\"", "")]
    [InlineData("""{"type":"string","format":"byte"}""", "\"?\"", "value must be a byte, but is the string \"?\"")]
    [InlineData("""{"type":"array","items":{"type":"string"},"minItems":3,"maxItems":3}""", "[\"a\",1]",
        "value must have at least 3 items, but has 2; value[1] must be a string, but is 1")]
    [InlineData("""{"type":"array","x-kubernetes-list-type":"set"}""", "[1,2,1]", "value must not hold 1 twice, but has it at [0] and [2]")]
    [InlineData("""{"type":"array","items":{"type":"object","properties":{"port":{"type":"integer"},"protocol":{"type":"string","default":"TCP"}}},"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["port","protocol"]}""", """[{"port":1},{"port":1,"protocol":"UDP"},{"port":1,"protocol":"TCP"}]""", "value must not hold port 1, protocol \"TCP\" twice, but has it at [0] and [2]")]
    [InlineData("""{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}}""", """{"b":1}""",
        "value.a is required, but missing; value.b is unknown; allowed are a")]
    [InlineData("""{"type":"object"}""", """{"a.b/c":1}""", "value[\"a.b/c\"] is unknown; no field is allowed here")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"string"}}""", """{"a.b/c":1}""",
        "value[\"a.b/c\"] must be a string, but is 1")]
    [InlineData("""{"type":"object","additionalProperties":true}""", """{"a":1}""", "")]
    [InlineData("""{"type":"object","x-kubernetes-preserve-unknown-fields":true,"properties":{"a":{"type":"string"}}}""",
        """{"a":1,"b":2}""", "value.a must be a string, but is 1")]
    [InlineData("""{"type":"object","maxProperties":1,"additionalProperties":true}""", """{"a":1,"b":2}""",
        "value must have at most 1 fields, but has 2")]
    [InlineData("""{"type":"object","x-kubernetes-embedded-resource":true,"properties":{"spec":{"type":"string"}}}""",
        """{"apiVersion":"v1","kind":"A","metadata":{"name":"a"},"x":1}""", "value.x is unknown; allowed are spec")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"oneOf":[{"required":["a"]},{"required":["b"]}]}""", """{"a":"","b":""}""", "value must match exactly one of the alternatives of oneOf, but matches 2")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}},"anyOf":[{"required":["a"]},{"properties":{"a":{"enum":["x"]}}}]}""", """{"a":""}""", "")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"integer"}]}""", "true",
        "value must match one of the alternatives of anyOf, but matches none")]
    [InlineData("""{"type":"string","allOf":[{"minLength":2}]}""", "\"a\"", "value must have at least 2 characters, but has 1")]
    [InlineData("""{"type":"string","not":{"enum":["a"]}}""", "\"a\"", "value must not match the schema of not, but does")]
    public void CheckObject_Structural_ReportsWhatIsWrong(string schema, string value, string expected) =>
        string.Join("; ", Check(schema, value, SchemaDialect.Structural).Problems).Should().Be(expected);

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{}}}""", nameof(SchemaDialect.JsonSchema), "")]
    [InlineData("""{"type":"object","properties":{"a":{}},"additionalProperties":false}""", nameof(SchemaDialect.JsonSchema),
        "value.b is unknown; allowed are a")]
    [InlineData("""{"type":"object","properties":{"a":{}}}""", nameof(SchemaDialect.OpenApi),
        "value.b is unknown; allowed are a")]
    [InlineData("""{"type":"object"}""", nameof(SchemaDialect.OpenApi), "")]
    [InlineData("""{"$ref":"#/definitions/known"}""", nameof(SchemaDialect.JsonSchema),
        "value must be a string, but is an object")]
    [InlineData("""{"allOf":[{"$ref":"#/definitions/known"}],"description":"wrapped"}""", nameof(SchemaDialect.OpenApi),
        "value must be a string, but is an object")]
    public void CheckObject_Dialect_DecidesOnUnknownFields(string schema, string dialect, string expected) =>
        string.Join("; ", Check(schema, """{"b":1}""", Enum.Parse<SchemaDialect>(dialect)).Problems).Should().Be(expected);

    [Fact]
    public void CheckObject_MalformedPattern_IsAProblem() => Check(
        """{"type":"string","pattern":"("}""",
        "\"a\"",
        SchemaDialect.Structural).Problems.Should().ContainSingle().Which.Should().StartWith(
        "value cannot be compared with the pattern (: ");

    [Theory]
    [InlineData("""{"type":"string","pattern":"^\\p{Greek}+$"}""", 0)]
    [InlineData("""{"type":"string","not":{"pattern":"^\\p{Greek}+$"}}""", 0)]
    [InlineData("""{"type":"string","oneOf":[{"pattern":"^a$"},{"pattern":"^\\p{Greek}+$"}]}""", 0)]
    [InlineData("""{"type":"string","oneOf":[{"pattern":"^b$"},{"pattern":"^\\p{Greek}+$"}]}""", 0)]
    [InlineData("""{"type":"string","anyOf":[{"pattern":"^b$"},{"pattern":"^\\p{Greek}+$"}]}""", 0)]
    [InlineData("""{"type":"string","oneOf":[{},{"minLength":1},{"pattern":"^\\p{Greek}+$"}]}""", 1)]
    public void CheckObject_PatternThatIsNotKnown_IsANote(string schema, int problems)
    {
        var check = Check(schema, "\"a\"", SchemaDialect.Structural);

        check.Problems.Should().HaveCount(problems);
        check.Unchecked.Should().Equal(
            @"value is not compared with the pattern ^\p{Greek}+$: the class \p{Greek} is not known");
    }

    [Fact]
    public void CheckObject_MetadataOfACrd_IsLeftToTheApiServer()
    {
        var schema = Json.Object(
            """{"type":"object","properties":{"metadata":{"type":"object","properties":{"name":{"type":"string","maxLength":3}}}}}""");
        var check = new SchemaCheck(new ObjectSchema(schema, schema, SchemaDialect.Structural));

        check.CheckObject(Json.Object("""{"apiVersion":"v1","kind":"A","metadata":{"name":"long","labels":{"a":"b"}}}"""));

        check.Problems.Should().Equal("metadata.name must have at most 3 characters, but has 4");
    }

    [Fact]
    public void Unchecked_RulesAndKeywords_AreNamed()
    {
        var check = Check(
            """{"type":"string","x-kubernetes-validations":[{"rule":"true"},{"rule":"false"}],"if":{}}""",
            "\"a\"",
            SchemaDialect.Structural);

        check.Problems.Should().BeEmpty();
        check.Unchecked.Should().Equal(
            "CEL rules (x-kubernetes-validations) are not checked: 2", "the keyword if of its schema is not checked");
    }

    [Theory]
    [InlineData("#/definitions/unknown", "there is no such schema")]
    [InlineData("other.json#/a", "there is no such schema")]
    [InlineData("#/definitions/loop", "it leads back to itself")]
    public void CheckObject_ReferenceThatLeadsNowhere_Throws(string reference, string cause)
    {
        var exception = Invoking(() => Check($$"""{"$ref":"{{reference}}"}""", "1", SchemaDialect.JsonSchema))
            .Should().ThrowExactly<RenderException>().Which;

        exception.Message.Should().Be($"cannot resolve schema reference \"{reference}\": {cause}");
    }

    /// <summary>Checks a value that stands in the field <c>value</c> of an object.</summary>
    private static SchemaCheck Check(string schema, string value, SchemaDialect dialect)
    {
        var root = Json.Object(
            """{"type":"object","properties":{},"definitions":{"known":{"type":"string"},"loop":{"$ref":"#/definitions/loop"}}}""");
        root["properties"]!["value"] = Json.Object(schema);
        var check = new SchemaCheck(new ObjectSchema(root, root, dialect));
        check.CheckObject(Json.Object($$"""{"value":{{value}}}"""));
        return check;
    }
}
