using System.Text.Json;
using AgentPlatform.Shared;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Tests.Shared;

public class ReadinessTests
{
    private const string Available = """{"type":"Available","status":"True"}""";
    private const string Complete = """{"type":"Progressing","status":"True","reason":"NewReplicaSetAvailable"}""";

    [Fact]
    public void WhenItExists_Nothing_IsFalse() => Assert.Equal(Ready.False, Readiness.WhenItExists(null));

    [Fact]
    public void WhenItExists_Object_IsTrue() => Assert.Equal(Ready.True, Readiness.WhenItExists(Observed("{}")));

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

    [Fact]
    public void ByCondition_Nothing_IsFalse() => Assert.Equal(Ready.False, Readiness.ByCondition(null));

    [Theory]
    [InlineData("""{"status":{"conditions":[{"type":"Ready","status":"True"}]}}""", Ready.True)]
    [InlineData("""{"status":{"conditions":[{"type":"Active","status":"False"},{"type":"Ready","status":"True"}]}}""", Ready.True)]
    [InlineData("""{"status":{"conditions":[{"type":"Ready","status":"False"}]}}""", Ready.False)]
    [InlineData("""{"status":{"conditions":[{"type":"Ready","status":"Unknown"}]}}""", Ready.False)]
    [InlineData("""{"status":{"conditions":[{"type":"Active","status":"True"}]}}""", Ready.False)]
    [InlineData("""{"status":{"conditions":[]}}""", Ready.False)]
    [InlineData("""{"status":{"conditions":{}}}""", Ready.False)]
    [InlineData("""{"status":{}}""", Ready.False)]
    [InlineData("{}", Ready.False)]
    public void ByCondition_Object_SaysItItself(string item, Ready expected) =>
        Assert.Equal(expected, Readiness.ByCondition(Observed(item)));

    private static Resource Observed(string json) => new(PlatformCall.Resource(JsonElement.Parse(json)));
}
