using System.Text.Json;
using AgentPlatform.Building.ReadyChecks;
using AgentPlatform.Kinds;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using FluentAssertions.Execution;
using Kubernetes.Manifests.Gateway;

namespace AgentPlatform.Tests.Kinds;

public class ReadinessTests
{
    private static readonly ParentReference Gateway = new() { Name = "own" };

    public static TheoryData<string> Situations => new(ReadinessStates.All.Select(state => state.Situation));

    [Theory]
    [MemberData(nameof(Situations))]
    public void Of_ObservedObject_IsThatOfTheTable(string situation)
    {
        var state = ReadinessStates.All.Single(candidate => candidate.Situation == situation);

        state.Look(Observed(state.Json)).Should().Be(state.IsReady ? Ready.True : Ready.False);
    }

    [CelFact]
    public async Task Query_OfObservedObject_SaysTheSameAsTheTable()
    {
        var verdicts = await CelPeer.EvaluateAsync(
            ReadinessStates.All.Select(state => (state.Query, JsonElement.Parse(state.Json))));

        using var scope = new AssertionScope();
        verdicts.Should().HaveSameCount(ReadinessStates.All);
        foreach (var (state, verdict) in ReadinessStates.All.Zip(verdicts))
        {
            verdict.Should().Be(new CelVerdict(state.IsReady, null), $"that is so for {state.Situation}");
        }
    }

    [Theory]
    [InlineData("""{"metadata":{"generation":1},"status":null}""")]
    [InlineData("""{"metadata":{"generation":1},"status":"up"}""")]
    [InlineData("""{"metadata":{"generation":"1"},"status":{"observedGeneration":1,"updatedReplicas":1,"replicas":1}}""")]
    [InlineData("""{"metadata":{"generation":1},"spec":{"replicas":"0"},"status":{"observedGeneration":1}}""")]
    [InlineData("""{"metadata":{"generation":1},"status":{"observedGeneration":1,"conditions":"Progressing"}}""")]
    [InlineData("""{"metadata":{"generation":1},"status":{"observedGeneration":1,"conditions":[null]}}""")]
    [InlineData("""{"metadata":{"generation":1},"status":{"observedGeneration":1,"parents":"all"}}""")]
    [InlineData("""{"metadata":{"generation":1},"status":{"observedGeneration":"2","parents":[null,{"parentRef":null}]}}""")]
    [InlineData("""{"metadata":{"generation":1},"status":{"parents":[{"parentRef":{"name":"own"},"conditions":[null]}]}}""")]
    public void Of_StatusThatSaysNothing_IsFalse(string json)
    {
        DeploymentReadiness.Of(Observed(json)).Should().Be(Ready.False);
        RouteReadiness.Of(Observed(json), Gateway, "my-namespace").Should().Be(Ready.False);
        ScaledObjectReadiness.Of(Observed(json), hasWorked: true).Should().Be(Ready.False);
    }

    [Fact]
    public void Of_Nothing_IsFalse()
    {
        Readiness.IfExists(null).Should().Be(Ready.False);
        DeploymentReadiness.Of(null).Should().Be(Ready.False);
        ScaledObjectReadiness.Of(null, hasWorked: true).Should().Be(Ready.False);
        RouteReadiness.Of(null, Gateway, "my-namespace").Should().Be(Ready.False);
        DisruptionBudgetReadiness.Of(null).Should().Be(Ready.False);
    }

    [Fact]
    public void IfExists_Object_IsTrue() => Readiness.IfExists(Observed("{}")).Should().Be(Ready.True);

    [Theory]
    [InlineData(Ready.True)]
    [InlineData(Ready.False)]
    public void Readiness_OfWhatAnObjectDelivers_IsWhatTheObjectSays(Ready delivered)
    {
        var observed = new ObservedObject(null, delivered);

        Readiness.IfExists(observed).Should().Be(delivered);
        DeploymentReadiness.Of(observed).Should().Be(delivered);
        ScaledObjectReadiness.Of(observed, hasWorked: false).Should().Be(delivered);
        RouteReadiness.Of(observed, Gateway, "my-namespace").Should().Be(delivered);
        DisruptionBudgetReadiness.Of(observed).Should().Be(delivered);
    }

    [Theory]
    [InlineData("""{"status":{"conditions":[{"type":"Ready","status":"True"}]}}""", Ready.True)]
    [InlineData("""{"status":{"conditions":[{"type":"Active","status":"False"},{"type":"Ready","status":"True"}]}}""",
        Ready.True)]
    [InlineData("""{"status":{"conditions":[{"type":"Ready","status":"Unknown"},{"type":"Paused","status":"True"}]}}""",
        Ready.True)]
    [InlineData("""{"status":{"conditions":[{"type":"Ready","status":"False"},{"type":"Paused","status":"False"}]}}""",
        Ready.False)]
    [InlineData("""{"status":{"conditions":[{"type":"Ready","status":"False"}]}}""", Ready.False)]
    [InlineData("""{"status":{"conditions":[null,{"type":"Ready"}]}}""", Ready.False)]
    [InlineData("""{"status":{"conditions":[{"type":"Ready","status":"Unknown"}]}}""", Ready.False)]
    [InlineData("""{"status":{"conditions":[{"type":"Active","status":"True"}]}}""", Ready.False)]
    [InlineData("""{"status":{"conditions":[]}}""", Ready.False)]
    [InlineData("""{"status":{"conditions":{}}}""", Ready.False)]
    [InlineData("""{"status":{}}""", Ready.False)]
    [InlineData("{}", Ready.False)]
    public void OfScaledObject_Object_SaysItItself(string item, Ready expected) =>
        ScaledObjectReadiness.Of(Observed(item), hasWorked: false).Should().Be(expected);

    [Theory]
    [InlineData("False", "TriggerError", true, Ready.True)]
    [InlineData("Unknown", "PartialTriggerError", true, Ready.True)]
    [InlineData("False", "TriggerError", false, Ready.False)]
    [InlineData("False", "ScaledObjectCheckFailed", true, Ready.False)]
    [InlineData("Unknown", "", true, Ready.False)]
    public void OfScaledObject_TriggerThatHasWorked_MayFail(string status, string reason, bool hasWorked, Ready expected)
    {
        var json = $$"""{"status":{"conditions":[{"type":"Ready","status":"{{status}}","reason":"{{reason}}"}]} }""";

        ScaledObjectReadiness.Of(Observed(json), hasWorked).Should().Be(expected);
        ScaledObjectReadiness.Of(Delivered(json, isStale: false), hasWorked).Should().Be(expected);
        ScaledObjectReadiness.Of(Delivered(json, isStale: true), hasWorked).Should().Be(Ready.False);
    }

    private static ObservedObject Observed(string json) => new(Document(json));

    private static ObservedObject Delivered(string json, bool isStale) => new(Document(json), Ready.False, isStale);

    private static StructDocument Document(string json) => new(PlatformCall.Struct(JsonElement.Parse(json)).Memory);
}
