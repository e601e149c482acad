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
    public void IfExists_Nothing_IsFalse() => Assert.Equal(Ready.False, Readiness.IfExists(null));

    [Fact]
    public void IfExists_Object_IsTrue() => Assert.Equal(Ready.True, Readiness.IfExists(Observed("{}")));

    [Fact]
    public void OfDeployment_Nothing_IsFalse() => Assert.Equal(Ready.False, Readiness.OfDeployment(null));

    [Theory]
    [InlineData("complete", 3, 3, 1, $"{Available},{Complete}", true)]
    [InlineData("without Progressing, as with progressDeadlineSeconds at its largest", 3, 3, 1, Available, true)]
    [InlineData("status of a later generation", 3, 4, 1, Available, true)]
    [InlineData("status of an earlier generation", 3, 2, 1, $"{Available},{Complete}", false)]
    [InlineData("no pod of the newest template", 3, 3, 0, $"{Available},{Complete}", false)]
    [InlineData("no condition", 3, 3, 1, "", false)]
    [InlineData("not available", 3, 3, 1, $$"""{"type":"Available","status":"False"},{{Complete}}""", false)]
    [InlineData("availability unknown", 3, 3, 1, $$"""{"type":"Available","status":"Unknown"},{{Complete}}""", false)]
    [InlineData("rolling out", 3, 3, 1, $$"""{{Available}},{"type":"Progressing","status":"True","reason":"ReplicaSetUpdated"}""", true)]
    [InlineData("stuck", 3, 3, 1, $$"""{{Available}},{"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded"}""", false)]
    public void OfDeployment_Status_DecidesOnReadiness(string situation, int generation, int observedGeneration, int updatedReplicas, string conditions, bool isReady)
    {
        var status = $$"""{"observedGeneration":{{observedGeneration}},"updatedReplicas":{{updatedReplicas}},"conditions":[{{conditions}}]}""";
        var deployment = Observed($$"""{"metadata":{"generation":{{generation}} },"status":{{status}} }""");

        Assert.True(isReady == (Readiness.OfDeployment(deployment) == Ready.True), situation);
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
        Assert.Equal(Ready.False, Readiness.OfDeployment(Observed(deployment)));

    [Theory]
    [InlineData(7, 6, "True", null, true)]
    [InlineData(7, 1, "False", 1, true)]
    [InlineData(7, 0, "False", 1, false)]
    [InlineData(7, 2, "False", 3, false)]
    [InlineData(7, 3, "False", 3, true)]
    [InlineData(7, 3, "False", null, false)]
    public void OfDeployment_WhileItIsScaledUp_AsksForWhatIsEnough(int replicas, int available, string condition, int? enough, bool isReady)
    {
        var deployment = Observed($$"""
            {"metadata":{"generation":4},"spec":{"replicas":{{replicas}} },"status":{"observedGeneration":4,"replicas":{{replicas}},"updatedReplicas":{{replicas}},
             "availableReplicas":{{available}},"conditions":[{"type":"Available","status":"{{condition}}"},{{Complete}}]} }
            """);

        Assert.Equal(isReady, Readiness.OfDeployment(deployment, enough) == Ready.True);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void OfDeployment_NoPodOfTheNewestTemplate_IsRightIfNoneShallRun(int replicas, bool isReady)
    {
        var deployment = Observed($$"""
            {"metadata":{"generation":4},"spec":{"replicas":{{replicas}} },"status":{"observedGeneration":4,"conditions":[{{Available}},{{Complete}}]} }
            """);

        Assert.Equal(isReady, Readiness.OfDeployment(deployment) == Ready.True);
    }

    [Fact]
    public void OfHttpRoute_Nothing_IsFalse() => Assert.Equal(Ready.False, Readiness.OfHttpRoute(null));

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
        Assert.Equal(expected, Readiness.OfHttpRoute(Observed(route)));

    [Theory]
    [InlineData("""{"metadata":{"generation":2},"status":{"observedGeneration":2}}""", Ready.True)]
    [InlineData("""{"metadata":{"generation":2},"status":{"observedGeneration":1}}""", Ready.False)]
    [InlineData("""{"metadata":{"generation":2}}""", Ready.False)]
    [InlineData("""{"metadata":{"generation":2},"status":{"observedGeneration":"2"}}""", Ready.False)]
    public void OfPodDisruptionBudget_Generation_MustHaveBeenSeen(string budget, Ready expected) =>
        Assert.Equal(expected, Readiness.OfPodDisruptionBudget(Observed(budget)));

    [Theory]
    [InlineData(Ready.True)]
    [InlineData(Ready.False)]
    public void Readiness_OfWhatAnObjectDelivers_IsWhatTheObjectSays(Ready delivered)
    {
        var observed = new ObservedObject(null, delivered);

        Assert.Equal(delivered, Readiness.IfExists(observed));
        Assert.Equal(delivered, Readiness.OfDeployment(observed));
        Assert.Equal(delivered, Readiness.OfScaledObject(observed));
        Assert.Equal(delivered, Readiness.OfHttpRoute(observed));
        Assert.Equal(delivered, Readiness.OfPodDisruptionBudget(observed));
    }

    [Fact]
    public void OfScaledObject_Nothing_IsFalse() => Assert.Equal(Ready.False, Readiness.OfScaledObject(null));

    [Theory]
    [InlineData("""{"status":{"conditions":[{"type":"Ready","status":"True"}]}}""", Ready.True)]
    [InlineData("""{"status":{"conditions":[{"type":"Active","status":"False"},{"type":"Ready","status":"True"}]}}""", Ready.True)]
    [InlineData("""{"status":{"conditions":[{"type":"Ready","status":"Unknown"},{"type":"Paused","status":"True"}]}}""", Ready.True)]
    [InlineData("""{"status":{"conditions":[{"type":"Ready","status":"False"},{"type":"Paused","status":"False"}]}}""", Ready.False)]
    [InlineData("""{"status":{"conditions":[{"type":"Ready","status":"False"}]}}""", Ready.False)]
    [InlineData("""{"status":{"conditions":[null,{"type":"Ready"}]}}""", Ready.False)]
    [InlineData("""{"status":{"conditions":[{"type":"Ready","status":"Unknown"}]}}""", Ready.False)]
    [InlineData("""{"status":{"conditions":[{"type":"Active","status":"True"}]}}""", Ready.False)]
    [InlineData("""{"status":{"conditions":[]}}""", Ready.False)]
    [InlineData("""{"status":{"conditions":{}}}""", Ready.False)]
    [InlineData("""{"status":{}}""", Ready.False)]
    [InlineData("{}", Ready.False)]
    public void OfScaledObject_Object_SaysItItself(string item, Ready expected) =>
        Assert.Equal(expected, Readiness.OfScaledObject(Observed(item)));

    private static ObservedObject Observed(string json) => new(new StructDocument(PlatformCall.Struct(JsonElement.Parse(json)).Memory));
}
