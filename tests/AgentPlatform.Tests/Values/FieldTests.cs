using AgentPlatform.Values;

namespace AgentPlatform.Tests.Values;

public class FieldTests
{
    [Fact]
    public void ToString_PartsOfAnyDepth_AreOnePath()
    {
        Field root = "spec";
        Field parent = (root, ".probes");
        Field field = (parent, ".liveness");
        Field deeper = (field, ".periodSeconds");
        Field deepest = (deeper, "[0]");

        new[] { root, parent, field, deeper, deepest }.Select(path => path.ToString()).Should().Equal(
            "spec",
            "spec.probes",
            "spec.probes.liveness",
            "spec.probes.liveness.periodSeconds",
            "spec.probes.liveness.periodSeconds[0]");
    }
}
