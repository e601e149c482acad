using System.Text.Json;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Resources;

namespace Crossplane.Functions.Tests.Resources;

public class KeepTests
{
    private const string Manager = "apiextensions.crossplane.io/composed/0123";

    [Theory]
    [InlineData("""{"f:spec":{"f:a":{}}}""", """{"spec":{"a":1,"b":2}}""", """{"spec":{"a":1}}""")]
    [InlineData("""{"f:spec":{".":{},"f:a":{}}}""", """{"spec":{"a":{"x":1},"b":2}}""", """{"spec":{"a":{"x":1}}}""")]
    [InlineData("""{"f:spec":{}}""", """{"spec":{"a":{"x":1},"b":2}}""", """{"spec":{"a":{"x":1},"b":2}}""")]
    [InlineData("""{"f:spec":{"f:gone":{}}}""", """{"spec":{"a":1}}""", """{"spec":{}}""")]
    [InlineData("""{"f:data":{"f:a.b/c":{}}}""", """{"data":{"a.b/c":"x","d":"y"},"spec":{}}""", """{"data":{"a.b/c":"x"}}""")]
    [InlineData(
        """{"f:list":{"k:{\"name\":\"a\"}":{".":{},"f:value":{}}}}""",
        """{"list":[{"name":"a","value":1,"other":2},{"name":"b","value":3}]}""",
        """{"list":[{"name":"a","value":1}]}""")]
    [InlineData(
        """{"f:ports":{"k:{\"port\":80,\"protocol\":\"TCP\"}":{}}}""",
        """{"ports":[{"port":80,"protocol":"TCP","nodePort":30000},{"port":80,"protocol":"UDP"}]}""",
        """{"ports":[{"port":80,"protocol":"TCP","nodePort":30000}]}""")]
    [InlineData(
        """{"f:list":{"k:{\"name\":\"a\"}":{".":{}}}}""",
        """{"list":[{"name":"a","value":1}]}""",
        """{"list":[{"name":"a"}]}""")]
    [InlineData("""{"f:list":{"k:{\"name\":\"a\"}":1}}""", """{"list":[{"name":"a","value":1}]}""", """{"list":[{"name":"a","value":1}]}""")]
    [InlineData("""{"f:spec":{"f:map":{".":{}}}}""", """{"spec":{"map":{"a":1}}}""", """{"spec":{"map":{}}}""")]
    [InlineData("""{"f:set":{"v:\"b\"":{}}}""", """{"set":["a","b"]}""", """{"set":["b"]}""")]
    [InlineData("""{"f:items":{"i:1":{}}}""", """{"items":["a","b"]}""", """{"items":["b"]}""")]
    [InlineData("""{"f:items":{"k:broken":{},"v:broken":{},"i:x":{},"?":{}}}""", """{"items":["a"]}""", """{"items":[]}""")]
    [InlineData("""{"f:status":{"f:a":{}}}""", """{"status":{"a":1}}""", "{}")]
    public void Keep_ObjectWithOwners_HasTheFieldsThatCrossplaneApplied(string fields, string value, string expected)
    {
        var managers = $$"""
            [
              {"manager":"kubectl","operation":"Apply","fieldsV1":{"f:spec":{"f:b":{} } } },
              {"manager":"{{Manager}}","operation":"Apply","subresource":"status","fieldsV1":{"f:spec":{"f:b":{} } } },
              {"manager":"{{Manager}}","operation":"Update","fieldsV1":{"f:spec":{"f:b":{} } } },
              {"manager":"{{Manager}}","operation":"Apply","fieldsV1":{{fields}}}
            ]
            """;

        Kept(value, managers).Should().Be(Json(expected, "{}"));
    }

    [Theory]
    [InlineData("""{"f:metadata":{"f:labels":{"f:a":{}},"f:annotations":{"f:b":{}}}}""", """{"labels":{"a":"1"}}""")]
    [InlineData("{}", "{}")]
    public void Keep_Metadata_HasTheNameAndWhatCrossplaneApplied(string fields, string expected)
    {
        var managers = $$"""[{"manager":"{{Manager}}","operation":"Apply","fieldsV1":{{fields}} }]""";

        Kept("{}", managers, """{"labels":{"a":"1","c":"2"},"uid":"1"}""").Should().Be(Json("{}", expected));
    }

    [Fact]
    public void Keep_ObjectThatChangedHands_HasTheFieldsOfBothOwners()
    {
        const string managers =
            """
            [
              {"manager":"apiextensions.crossplane.io/composed/old","operation":"Apply","fieldsV1":{"f:spec":{"f:a":{},"f:l":{"k:{\"n\":1}":{".":{},"f:n":{}}}}}},
              {"manager":"apiextensions.crossplane.io/composed/new","operation":"Apply","fieldsV1":{"f:spec":{"f:b":{},"f:l":{"k:{\"n\":1}":{".":{},"f:v":{}}}}}}
            ]
            """;

        Kept("""{"spec":{"a":1,"b":2,"c":3,"l":[{"n":1,"v":2,"w":3}]}}""", managers)
            .Should().Be(Json("""{"spec":{"a":1,"b":2,"l":[{"n":1,"v":2}]}}""", "{}"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("""[{"manager":"kubectl","operation":"Apply","fieldsV1":{"f:spec":{"f:b":{}}}}]""")]
    public void Keep_ObjectWithoutSuchAnOwner_LacksOnlyTheFieldsOfTheServer(string managers) =>
        Kept("""{"spec":{"a":1},"status":{"b":2}}""", managers, """{"uid":"1","labels":{"a":"1"}}""")
            .Should().Be(Json("""{"spec":{"a":1}}""", """{"labels":{"a":"1"}}"""));

    [Fact]
    public void Keep_ResourceThatIsDesired_IsNotChanged()
    {
        var observed = Observed("""{"spec":{"a":1}}""", "[]", "{}");
        var desired = new DesiredState(null);
        desired.GetOrAdd("example").Set(StructDocument.FromJson("""{"spec":{"a":2}}"""u8));

        desired.Keep(observed);

        desired.Resources["example"].Document!.ToJsonElement().GetRawText().Should().Be("""{"spec":{"a":2}}""");
    }

    private static string Kept(string value, string managers, string metadata = "{}")
    {
        var desired = new DesiredState(null);
        desired.Keep(Observed(value, managers, metadata));
        return Canonical(desired.Resources["example"].Document!.ToJsonElement());
    }

    private static ObservedState Observed(string value, string managers, string metadata)
    {
        var document = Merge(value, metadata, managers);
        var state = new State();
        state.Resources.Add("example", new Crossplane.Functions.Protocol.Resource
        {
            Resource_ = Google.Protobuf.ByteString.CopyFrom(document.Raw.Span),
        });
        return new ObservedState(state);
    }

    private static StructDocument Merge(string value, string metadata, string? managers)
    {
        var identity = """{"apiVersion":"v1","kind":"Example","metadata":{"name":"a","namespace":"b"}}""";
        var owners = managers is null ? "{}" : $$"""{"metadata":{"managedFields":{{managers}} } }""";
        string[] parts = [$$"""{"metadata":{{metadata}} }""", value, owners];
        return parts.Aggregate(Parse(identity), (document, part) => document.Merge(Parse(part)));
    }

    private static string Json(string value, string metadata) => Canonical(Merge(value, metadata, null).ToJsonElement());

    private static StructDocument Parse(string json) => StructDocument.FromJson(System.Text.Encoding.UTF8.GetBytes(json));

    private static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => $"\"{member.Name}\":{Canonical(member.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(Canonical)) + "]",
        _ => value.GetRawText(),
    };
}
