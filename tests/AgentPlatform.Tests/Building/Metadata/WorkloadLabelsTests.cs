using AgentPlatform.Building.Metadata;

namespace AgentPlatform.Tests.Building.Metadata;

public class WorkloadLabelsTests
{
    [Fact]
    public void Selector_OfName_NeverChanges() =>
        WorkloadLabels.Selector("search").Should().Equal(
            new Dictionary<string, string> { ["app"] = "search", ["app.kubernetes.io/name"] = "search" });

    [Fact]
    public void All_OfWorkload_HoldTheSelector() =>
        WorkloadLabels.Selector("search").ToHashSet().Should().BeSubsetOf(
            WorkloadLabels.All("search", "agent-executor", "v1").ToHashSet());
}
