using AgentPlatform.Shared;

namespace AgentPlatform.Tests.Shared;

public class WorkloadLabelsTests
{
    [Fact]
    public void Selector_OfName_NeverChanges() =>
        Assert.Equal(new Dictionary<string, string> { ["app"] = "search", ["app.kubernetes.io/name"] = "search" }, WorkloadLabels.Selector("search"));

    [Fact]
    public void All_OfWorkload_HoldTheSelector() =>
        Assert.Superset(WorkloadLabels.Selector("search").ToHashSet(), WorkloadLabels.All("search", "agent-executor", "v1").ToHashSet());
}
