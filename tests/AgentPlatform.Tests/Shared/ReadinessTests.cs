using System.Text.Json;
using AgentPlatform.Shared;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Tests.Shared;

public class ReadinessTests
{
    private const string Available = """{"type":"Available","status":"True"}""";
    private const string Complete = """{"type":"Progressing","status":"True","reason":"NewReplicaSetAvailable"}""";

    [Fact]
    public void IfExists_Nothing_IsFalse() => Readiness.IfExists(null).Should().Be(Ready.False);

    [Fact]
    public void IfExists_Object_IsTrue() => Readiness.IfExists(Observed("{}")).Should().Be(Ready.True);

    [Fact]
    public void OfDeployment_Nothing_IsFalse() => Readiness.OfDeployment(null).Should().Be(Ready.False);

    [Theory]
    [InlineData("complete", 3, 3, 1, $"{Available},{Complete}", true)]
    [InlineData("without Progressing, as with progressDeadlineSeconds at its largest", 3, 3, 1, Available, true)]
    [InlineData("status of a later generation", 3, 4, 1, Available, true)]
    [InlineData("status of an earlier generation", 3, 2, 1, $"{Available},{Complete}", false)]
    [InlineData("no pod of the newest template", 3, 3, 0, $"{Available},{Complete}", false)]
    [InlineData("no condition", 3, 3, 1, "", false)]
    [InlineData("not available", 3, 3, 1, $$"""{"type":"Available","status":"False"},{{Complete}}""", false)]
    [InlineData("availability unknown", 3, 3, 1, $$"""{"type":"Available","status":"Unknown"},{{Complete}}""", false)]
    [InlineData("rolling out", 3, 3, 1, $$"""{{Available}},{"type":"Progressing","status":"True","reason":"ReplicaSetUpdated"}""",
        true)]
    [InlineData("stuck", 3, 3, 1,
        $$"""{{Available}},{"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded"}""", false)]
    public void OfDeployment_Status_DecidesOnReadiness(
        string situation, int generation, int observedGeneration, int updatedReplicas, string conditions, bool isReady)
    {
        var status =
            $$"""{"observedGeneration":{{observedGeneration}},"updatedReplicas":{{updatedReplicas}},"conditions":[{{conditions}}]}""";
        var deployment = Observed($$"""{"metadata":{"generation":{{generation}} },"status":{{status}} }""");

        (Readiness.OfDeployment(deployment) == Ready.True).Should().Be(isReady, $"that is so for {situation}");
    }

    [Theory]
    [InlineData("""{"metadata":{"generation":1}}""")]
    [InlineData("""{"metadata":{"generation":1},"status":{}}""")]
    [InlineData("""{"metadata":{"generation":1},"status":null}""")]
    [InlineData("""{"metadata":{"generation":1},"status":"up"}""")]
    [InlineData("""{"metadata":{"generation":"1"},"status":{"observedGeneration":1,"updatedReplicas":1,"conditions":[{"type":"Available","status":"True"}]}}""")]
    [InlineData("""{"metadata":{"generation":1},"status":{"observedGeneration":1,"updatedReplicas":1,"conditions":"Available"}}""")]
    [InlineData("""{"metadata":{"generation":1},"status":{"observedGeneration":1,"updatedReplicas":1,"conditions":[null]}}""")]
    [InlineData("""{"metadata":{"generation":1},"status":{"updatedReplicas":1,"conditions":[{"type":"Available","status":"True"}]}}""")]
    public void OfDeployment_StatusThatSaysNothing_IsFalse(string deployment) =>
        Readiness.OfDeployment(Observed(deployment)).Should().Be(Ready.False);

    [Theory]
    [InlineData(7, 6, "True", null, true)]
    [InlineData(7, 1, "False", 1, true)]
    [InlineData(7, 0, "False", 1, false)]
    [InlineData(7, 2, "False", 3, false)]
    [InlineData(7, 3, "False", 3, true)]
    [InlineData(7, 3, "False", null, false)]
    public void OfDeployment_WhileItIsScaledUp_AsksForWhatIsEnough(
        int replicas, int available, string condition, int? enough, bool isReady)
    {
        var deployment = Observed($$"""
            {"metadata":{"generation":4},"spec":{"replicas":{{replicas}} },"status":{"observedGeneration":4,"replicas":{{replicas}},"updatedReplicas":{{replicas}},
             "availableReplicas":{{available}},"conditions":[{"type":"Available","status":"{{condition}}"},{{Complete}}]} }
            """);

        (Readiness.OfDeployment(deployment, enough) == Ready.True).Should().Be(isReady);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void OfDeployment_NoPodOfTheNewestTemplate_IsRightIfNoneShallRun(int replicas, bool isReady)
    {
        var deployment = Observed($$"""
            {"metadata":{"generation":4},"spec":{"replicas":{{replicas}} },"status":{"observedGeneration":4,"conditions":[{{Available}},{{Complete}}]} }
            """);

        (Readiness.OfDeployment(deployment) == Ready.True).Should().Be(isReady);
    }

    [Fact]
    public void OfHttpRoute_Nothing_IsFalse() => Readiness.OfHttpRoute(null).Should().Be(Ready.False);

    [Theory]
    [InlineData("""{"status":{"parents":[{"conditions":[{"type":"Accepted","status":"True"},{"type":"ResolvedRefs","status":"False"}]}]}}""", Ready.True)]
    [InlineData("""{"status":{"parents":[{"conditions":[{"type":"Accepted","status":"True"}]},{"conditions":[{"type":"Accepted","status":"False"}]}]}}""", Ready.False)]
    [InlineData("""{"status":{"parents":[{"conditions":[{"type":"ResolvedRefs","status":"True"}]}]}}""", Ready.False)]
    [InlineData("""{"status":{"parents":[{}]}}""", Ready.False)]
    [InlineData("""{"status":{"parents":[]}}""", Ready.False)]
    [InlineData("""{"status":{"parents":[null]}}""", Ready.False)]
    [InlineData("""{"status":{"parents":[{"conditions":[null]}]}}""", Ready.False)]
    [InlineData("""{"status":{"parents":"all"}}""", Ready.False)]
    [InlineData("{}", Ready.False)]
    public void OfHttpRoute_Parents_MustAllHaveAcceptedIt(string route, Ready expected) =>
        Readiness.OfHttpRoute(Observed(route)).Should().Be(expected);

    [Theory]
    [InlineData("""{"metadata":{"generation":2},"status":{"observedGeneration":2}}""", Ready.True)]
    [InlineData("""{"metadata":{"generation":2},"status":{"observedGeneration":1}}""", Ready.False)]
    [InlineData("""{"metadata":{"generation":2}}""", Ready.False)]
    [InlineData("""{"metadata":{"generation":2},"status":{"observedGeneration":"2"}}""", Ready.False)]
    public void OfPodDisruptionBudget_Generation_MustHaveBeenSeen(string budget, Ready expected) =>
        Readiness.OfPodDisruptionBudget(Observed(budget)).Should().Be(expected);

    [Theory]
    [InlineData(Ready.True)]
    [InlineData(Ready.False)]
    public void Readiness_OfWhatAnObjectDelivers_IsWhatTheObjectSays(Ready delivered)
    {
        var observed = new ObservedObject(null, delivered);

        Readiness.IfExists(observed).Should().Be(delivered);
        Readiness.OfDeployment(observed).Should().Be(delivered);
        Readiness.OfScaledObject(observed).Should().Be(delivered);
        Readiness.OfHttpRoute(observed).Should().Be(delivered);
        Readiness.OfPodDisruptionBudget(observed).Should().Be(delivered);
    }

    [Fact]
    public void OfScaledObject_Nothing_IsFalse() => Readiness.OfScaledObject(null).Should().Be(Ready.False);

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
        Readiness.OfScaledObject(Observed(item)).Should().Be(expected);

    private static ObservedObject Observed(string json) =>
        new(new StructDocument(PlatformCall.Struct(JsonElement.Parse(json)).Memory));
}
