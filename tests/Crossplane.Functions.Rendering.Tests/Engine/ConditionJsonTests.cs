using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Tests.Engine;

public class ConditionJsonTests
{
    private const string Empty = """{"type":"","status":"","lastTransitionTime":null,"reason":""}""";

    [Theory]
    [InlineData("""[{"type":"A","extra":1}]""", """[{"type":"A","status":"","lastTransitionTime":null,"reason":""}]""")]
    [InlineData(
        """[{"type":"A","status":"True","reason":"R","message":"m","observedGeneration":3,"lastTransitionTime":null}]""",
        """[{"type":"A","status":"True","reason":"R","message":"m","observedGeneration":3,"lastTransitionTime":null}]""")]
    [InlineData("""[{"message":"","observedGeneration":0}]""", $"[{Empty}]")]
    [InlineData("""[{"type":1,"status":true,"reason":[],"message":{},"observedGeneration":"3"}]""", $"[{Empty}]")]
    [InlineData("""[{"observedGeneration":1.5}]""", $"[{Empty}]")]
    [InlineData("""[null,"text",[]]""", $"[{Empty},{Empty},{Empty}]")]
    [InlineData(
        """[{"type":"A","lastTransitionTime":"2020-02-02T04:02:02.5+02:00"}]""",
        """[{"type":"A","status":"","lastTransitionTime":"2020-02-02T02:02:02Z","reason":""}]""")]
    [InlineData(
        """[{"type":"A"},{"type":"B","lastTransitionTime":"yesterday"},{"type":"C"}]""",
        $$"""[{"type":"A","status":"","lastTransitionTime":null,"reason":""},{{Empty}}]""")]
    [InlineData("""[{"type":"A","lastTransitionTime":5},{"type":"B"}]""", $"[{Empty}]")]
    [InlineData("""{"type":"A"}""", "[]")]
    [InlineData("null", "[]")]
    public void Read_Conditions_HaveTheirKnownFields(string conditions, string expected)
    {
        var status = new JsonObject { ["conditions"] = JsonNode.Parse(conditions) };

        var actual = new JsonArray([.. ConditionJson.Read(status)]);

        JsonNode.DeepEquals(JsonNode.Parse(expected), actual).Should().BeTrue("it is {0}", actual.ToJsonString());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("[]")]
    public void Read_StatusThatIsNoObject_HasNone(string status) =>
        ConditionJson.Read(JsonNode.Parse(status)).Should().BeEmpty();

    [Fact]
    public void Set_SameCondition_KeepsItsTime()
    {
        var existing = Json.Object("""{"type":"A","status":"True","reason":"R","lastTransitionTime":"2020-02-02T02:02:02Z"}""");
        List<JsonObject> conditions = [existing];

        ConditionJson.Set(conditions, ConditionJson.Create("A", "True", "R"));

        conditions.Should().ContainSingle().Which.Text("lastTransitionTime").Should().Be("2020-02-02T02:02:02Z");
    }

    [Fact]
    public void Set_TypeThatIsThereTwice_ReplacesBoth()
    {
        List<JsonObject> conditions =
        [
            ConditionJson.Create("A", "True", "R"),
            ConditionJson.Create("B", "True", "R"),
            ConditionJson.Create("A", "False", "S"),
        ];

        ConditionJson.Set(conditions, ConditionJson.Create("A", "Unknown", "T"));

        conditions.Select(condition => condition.Text("reason")).Should().Equal("T", "R", "T");
    }

    [Theory]
    [InlineData("""{}""", """{"status":{"conditions":[]}}""")]
    [InlineData("""{"status":{"x":1}}""", """{"status":{"x":1,"conditions":[]}}""")]
    [InlineData("""{"status":null}""", """{"status":null}""")]
    [InlineData("""{"status":"text"}""", """{"status":"text"}""")]
    public void Set_Status_IsCreatedButNotReplaced(string given, string expected)
    {
        var value = Json.Object(given);

        ConditionJson.Set(value);

        value.ToJsonString().Should().Be(expected);
    }

    [Theory]
    [InlineData("""{"status":{"conditions":[{"type":1}]}}""")]
    [InlineData("""{"status":{"conditions":[{"lastTransitionTime":"2020-02-02t02:02:02z"}]}}""")]
    [InlineData("""{"status":"text"}""")]
    [InlineData("{}")]
    public void Normalize_WhatCannotBeRead_StaysAsItIs(string given)
    {
        var value = Json.Object(given);

        ConditionJson.Normalize(value);

        value.ToJsonString().Should().Be(given);
    }

    [Fact]
    public void Normalize_NullStatus_Throws() =>
        Invoking(() => ConditionJson.Normalize(Json.Object("""{"status":null}"""))).Should().ThrowExactly<RenderException>()
            .WithMessage("cannot set condition timestamps: status is not an object");

    [Theory]
    [InlineData(0, "Unknown")]
    [InlineData(1, "Unknown")]
    [InlineData(2, "True")]
    [InlineData(3, "False")]
    [InlineData(9, "")]
    public void Create_Status_IsThatOfTheReference(int status, string expected) =>
        ConditionJson.Create(new Protocol.Condition { Status = (Protocol.Status)status }).Text("status").Should().Be(expected);
}
