using System.Text;
using AgentPlatform.Shared;
using Crossplane.Functions.Conversion;

namespace AgentPlatform.Tests.Shared;

public class RolloutTests
{
    private const string Complete = """[{"type":"Progressing","status":"True","reason":"NewReplicaSetAvailable"}]""";
    private const string Updated = """[{"type":"Progressing","status":"True","reason":"ReplicaSetUpdated"}]""";
    private const string Exceeded = """[{"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded"}]""";

    [Theory]
    [InlineData(3, 3, 4, 4, 4, Complete, true)]
    [InlineData(3, 4, 4, 4, 4, Complete, true)]
    [InlineData(3, 2, 4, 4, 4, Complete, false)]
    [InlineData(3, 3, 5, 1, 4, Updated, false)]
    [InlineData(3, 3, 4, 4, 4, Updated, false)]
    [InlineData(3, 3, 5, 1, 4, Exceeded, false)]
    [InlineData(3, 3, 5, 1, 4, Complete, false)]
    [InlineData(3, 3, 4, 4, 0, Complete, true)]
    [InlineData(3, 3, 0, 0, 0, Complete, true)]
    [InlineData(3, 3, 4, 4, 4, "[]", true)]
    [InlineData(3, 3, 4, 4, 3, "[]", false)]
    [InlineData(3, 3, 4, 3, 4, "[]", false)]
    public void IsComplete_OfCountsAndReason_IsWhetherAllPodsAreOfTheNewestTemplate(
        int generation, int seen, int replicas, int updated, int available, string conditions, bool expected) =>
        Rollout.IsComplete(Observed(
            $$"""
            {"metadata":{"generation":{{generation}} },"status":{"observedGeneration":{{seen}},"replicas":{{replicas}},
            "updatedReplicas":{{updated}},"readyReplicas":{{available}},"availableReplicas":{{available}},
            "conditions":{{conditions}} } }
            """)).Should().Be(expected);

    [Theory]
    [InlineData("""{"metadata":{"generation":1}}""")]
    [InlineData("""{"metadata":{"generation":1},"status":{"observedGeneration":"one"}}""")]
    [InlineData("""{"metadata":{"generation":1},"status":{"observedGeneration":1,"conditions":"none"}}""")]
    [InlineData("{}")]
    public void IsComplete_StatusThatIsMissingOrMalformed_IsFalse(string deployment) =>
        Rollout.IsComplete(Observed(deployment)).Should().BeFalse();

    [Fact]
    public void IsComplete_NotReportedOrOutdated_IsFalse()
    {
        const string RolledOut = """
            {"metadata":{"generation":1},"status":{"observedGeneration":1,
             "conditions":[{"type":"Progressing","status":"True","reason":"NewReplicaSetAvailable"}]}}
            """;

        Rollout.IsComplete(Observed(RolledOut)).Should().BeTrue();
        Rollout.IsComplete(new ObservedObject(Document(RolledOut), isStale: true)).Should().BeFalse();
        Rollout.IsComplete(new ObservedObject(null)).Should().BeFalse();
    }

    private static ObservedObject Observed(string json) => new(Document(json));

    private static StructDocument Document(string json) => StructDocument.FromJson(Encoding.UTF8.GetBytes(json));
}
