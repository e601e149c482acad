using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Crossplane.Functions.Rendering.Validation;

namespace AgentPlatform.Tests.Schemas;

/// <summary>
/// What an API server demands of the schema of a CRD, and Crossplane makes CRDs of XRDs: see "Specifying a structural schema" in
/// the documentation of Kubernetes. One mistake, and the API does not exist.
/// </summary>
public class StructuralSchemaTests
{
    private static readonly string[] Known =
    [
        "type", "description", "properties", "required", "items", "additionalProperties", "default", "enum", "format", "pattern",
        "anyOf",
        "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "maxProperties",
        "x-kubernetes-int-or-string", "x-kubernetes-list-type", "x-kubernetes-list-map-keys", "x-kubernetes-validations",
    ];

    public static TheoryData<string> Definitions => Definition.Paths;

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Keywords_OfFields_AreThoseThatAStructuralSchemaMayHave(string path) => AssertAll(path, field =>
        field.Schema.EnumerateObject().Select(keyword => keyword.Name).Except(Known).Should().BeEmpty());

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Types_OfFields_AreGiven(string path) => AssertAll(path, field =>
    {
        if (Has(field, "x-kubernetes-int-or-string"))
        {
            Has(field, "type").Should().BeFalse("x-kubernetes-int-or-string stands in place of a type");
            JsonNode.Parse(field.Schema.GetProperty("anyOf").GetRawText())!.ToJsonString().Should().Be(
                """[{"type":"integer"},{"type":"string"}]""");
            return;
        }

        ((string[])["object", "array", "string", "integer", "boolean"]).Should().Contain(
            field.Schema.GetProperty("type").GetString());
        Has(field, "anyOf").Should().BeFalse("a structural schema has one type for each field");
        Has(field, "items").Should().Be(field.Schema.GetProperty("type").GetString() == "array");
    });

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Objects_OfSchema_HaveEitherFieldsOrValues(string path) => AssertAll(path, field =>
    {
        var isObject = Has(field, "type") && field.Schema.GetProperty("type").GetString() == "object";
        (Has(field, "properties") && Has(field, "additionalProperties")).Should().BeFalse(
            "the API server accepts one of the two");
        // Objects of an input have metadata of any kind; Crossplane and the API server know it.
        (Has(field, "properties") || Has(field, "additionalProperties")).Should().Be(isObject && field.Path != "metadata");
        var names = isObject && Has(field, "properties")
            ? field.Schema.GetProperty("properties").EnumerateObject().Select(property => property.Name)
            : [];
        Texts(field, "required").Except(names).Should().BeEmpty();
    });

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Defaults_OfFields_AreValid(string path) => AssertAll(path, field =>
    {
        if (field.Schema.TryGetProperty("default", out var given))
        {
            var findings = HolderOf(field.Schema).Check(new JsonObject
            {
                ["apiVersion"] = "example.org/v1",
                ["kind"] = "Holder",
                ["value"] = JsonNode.Parse(given.GetRawText()),
            });
            findings.Problems.Should().BeEmpty();
            findings.Notes.Should().NotContain(note => note.Contains("there is no schema"), "the kind is defined");
        }
    });

    [Theory]
    [MemberData(nameof(Definitions))]
    public void ListsAsMaps_OfSchema_HaveKeysThatItemsMustHave(string path) => AssertAll(path, field =>
    {
        var type = Has(field, "x-kubernetes-list-type") ? field.Schema.GetProperty("x-kubernetes-list-type").GetString() : null;
        ((string?[])[null, "set", "map"]).Should().Contain(type);
        Has(field, "x-kubernetes-list-map-keys").Should().Be(type == "map");
        if (type == "map")
        {
            Texts(field, "x-kubernetes-list-map-keys").Except(Texts(
                new SchemaField("", field.Schema.GetProperty("items")), "required")).Should().BeEmpty();
        }
    });

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Patterns_OfFields_AreRe2(string path) => AssertAll(path, field =>
    {
        if (field.Schema.TryGetProperty("pattern", out var pattern))
        {
            // RE2 has neither look-around nor references back, which .NET has, and repeats at most 1000 times.
            pattern.GetString()!.Should().NotMatchRegex(@"\(\?[=!<>]|\\[1-9]");
            foreach (var number in Regex.Matches(pattern.GetString()!, @"\{(\d+)(?:,(\d*))?\}")
                .SelectMany(repeat => repeat.Groups.Values.Skip(1))
                .Where(number => number.Length > 0))
            {
                int.Parse(number.ValueSpan, System.Globalization.CultureInfo.InvariantCulture).Should().BeInRange(0, 1000);
            }
        }
    });

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Bounds_OfFields_LeaveSomething(string path) => AssertAll(path, field =>
    {
        foreach (var (least, most) in (ReadOnlySpan<(string, string)>)
        [
            ("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"),
        ])
        {
            (!Has(field, least) || !Has(field, most) || field.Schema.GetProperty(least)
                .GetInt64() <= field.Schema.GetProperty(most).GetInt64()).Should().BeTrue($"{least} above {most} allows nothing");
        }

        Texts(field, "enum").Should().Equal(Texts(field, "enum").Distinct());
        (!Has(field, "format") || field.Schema.GetProperty("format").GetString() is "int32" or "int64").Should().BeTrue(
            "the API server ignores other formats");
    });

    /// <summary>Validates objects of a kind with one field, <c>value</c>.</summary>
    private static ObjectValidator HolderOf(JsonElement schema) => ObjectValidator.Create(new JsonObject
    {
        ["kind"] = "CustomResourceDefinition",
        ["spec"] = new JsonObject
        {
            ["group"] = "example.org",
            ["names"] = new JsonObject { ["kind"] = "Holder" },
            ["versions"] = new JsonArray(new JsonObject
            {
                ["name"] = "v1",
                ["schema"] = new JsonObject
                {
                    ["openAPIV3Schema"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["properties"] = new JsonObject { ["value"] = JsonNode.Parse(schema.GetRawText()) },
                    },
                },
            }),
        },
    });

    private static void AssertAll(string path, Action<SchemaField> assert) =>
        new Definition(path).Fields.Should().AllSatisfy(assert);

    private static bool Has(SchemaField field, string keyword) => field.Schema.TryGetProperty(keyword, out _);

    private static IEnumerable<string> Texts(SchemaField field, string keyword) =>
        field.Schema.TryGetProperty(keyword, out var values) ? values.EnumerateArray().Select(value => value.GetString()!) : [];
}
