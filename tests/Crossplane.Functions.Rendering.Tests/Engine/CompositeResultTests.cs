using System.Text.Json.Nodes;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Tests.Engine;

public class CompositeResultTests
{
    private const string Composite =
        """{"apiVersion":"example.org/v1","kind":"X","metadata":{"name":"x","labels":{"a":"b"}},"spec":{"own":1},"status":{"old":1,"conditions":[{"type":"Input","status":"True"},{"type":"Responsive","status":"True"}]}}""";

    [Fact]
    public void Create_Conditions_AreInTheOrderOfTheReference()
    {
        var result = Create(
            """{"status":{"conditions":[{"type":"Desired","status":"True"}]}}""",
            Condition("Second"),
            Condition("First"),
            Condition("Input"));

        Types(result).Should().Equal("Desired", "Input", "Responsive", "Second", "First", "Synced", "Ready");
    }

    [Theory]
    [InlineData("Ready")]
    [InlineData("Synced")]
    [InlineData("Healthy")]
    [InlineData("UpToDate")]
    [InlineData("Responsive")]
    public void Create_ReservedCondition_IsDropped(string type)
    {
        var condition = Condition(type);
        condition.Reason = "OfFunction";
        condition.Target = Target.CompositeAndClaim;

        var result = Create("{}", condition);

        Types(result).Should().Equal("Input", "Responsive", "Synced", "Ready");
        result.ToJsonString().Should().NotContain("OfFunction");
        result.Find("status")!.Should().NotContainKey("claimConditionTypes");
    }

    [Fact]
    public void Create_ConditionWithoutStatus_IsUnknown() =>
        Create("{}", Condition("Own", Status.ConditionUnspecified)).ToJsonString().Should().Contain(
            "\"type\":\"Own\",\"status\":\"Unknown\"");

    [Fact]
    public void Create_DesiredComposite_GivesItsStatusOnly()
    {
        var result = Create("""{"metadata":{"name":"other"},"spec":{"theirs":1},"status":{"new":1}}""");

        result["metadata"]!.ToJsonString().Should().Be("""{"name":"x"}""");
        result["spec"]!.ToJsonString().Should().Be("""{"crossplane":{"resourceRefs":[]}}""");
        result.Find("status")!.Select(field => field.Key).Should().Equal("new", "conditions");
    }

    [Fact]
    public void Create_References_AreSorted()
    {
        JsonObject[] composed =
        [
            Json.Object("""{"apiVersion":"v1","kind":"B","metadata":{"name":"a"}}"""),
            Json.Object("""{"apiVersion":"v1","kind":"A","metadata":{"name":"b","namespace":"n"}}"""),
            Json.Object("""{"apiVersion":"apps/v1","kind":"Z","metadata":{"name":"z"}}"""),
        ];

        var result = CompositeResult.Create(Json.Object(Composite), CompositeSchema.Legacy, Pipeline("{}"), composed, []);

        result["spec"]!["resourceRefs"]!.ToJsonString().Should().Be(
            """[{"apiVersion":"apps/v1","kind":"Z","name":"z"},{"apiVersion":"v1","kind":"A","name":"b","namespace":"n"},{"apiVersion":"v1","kind":"B","name":"a"}]""");
    }

    [Fact]
    public void Create_References_HaveTheUidThatTheFunctionGives()
    {
        JsonObject[] composed = [Json.Object("""{"apiVersion":"v1","kind":"A","metadata":{"name":"a","uid":"u"}}""")];

        var result = CompositeResult.Create(Json.Object(Composite), CompositeSchema.Legacy, Pipeline("{}"), composed, []);

        result["spec"]!["resourceRefs"]!.ToJsonString().Should().Be("""[{"apiVersion":"v1","kind":"A","name":"a","uid":"u"}]""");
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("[1]")]
    [InlineData("false")]
    [InlineData("null")]
    public void Create_DesiredStatusThatIsNoObject_StaysAsItIs(string status)
    {
        var result = Create($$"""{"status":{{status}}}""", Condition("Own"));

        result.Should().ContainKey("status");
        (result["status"]?.ToJsonString() ?? "null").Should().Be(status);
    }

    private static JsonObject Create(string desired, params Condition[] conditions) =>
        CompositeResult.Create(Json.Object(Composite), CompositeSchema.Modern, Pipeline(desired, conditions), [], []);

    private static PipelineResult Pipeline(string desired, params Condition[] conditions)
    {
        var state = new State { Composite = new Resource { Resource_ = JsonObjects.ToStruct(Json.Object(desired)) } };
        return new PipelineResult(state, null, conditions, []);
    }

    private static Condition Condition(string type, Status status = Status.ConditionTrue) =>
        new() { Type = type, Status = status, Reason = "Reason" };

    private static IEnumerable<string> Types(JsonObject result) =>
        ((JsonArray)result["status"]!["conditions"]!).OfType<JsonObject>().Select(condition => condition.Text("type"));
}
