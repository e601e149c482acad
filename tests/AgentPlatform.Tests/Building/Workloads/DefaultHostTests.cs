using AgentPlatform.Building.Routes;
using Crossplane.Functions;

namespace AgentPlatform.Tests.Building.Workloads;

public class DefaultHostTests
{
    private static readonly string[] Parts =
        [.. Labels(6).Where(ResourceNames.IsDnsLabel)];

    [Theory]
    [InlineData("search", "research", "search-research")]
    [InlineData("pay", "team-a-prod", "pay-team-a-prod-e732d6b9")]
    [InlineData("pay-team", "a-prod", "pay-team-a-prod-d38310ae")]
    public void LabelOf_NameAndNamespace_HasAHashWhereOneHasADash(string name, string ns, string label) =>
        DefaultHost.LabelOf(name, ns).Should().Be(label);

    [Fact]
    public void LabelOf_DifferentServices_AreDifferent()
    {
        var labels = Parts.SelectMany(name => Parts.Select(ns => DefaultHost.LabelOf(name, ns))).ToArray();

        labels.Length.Should().BeGreaterThan(100);
        labels.Should().OnlyHaveUniqueItems();
    }

    /// <summary>A label that is cut ends with a hash, which could be the name of a namespace.</summary>
    [Fact]
    public void LabelOf_NamespaceThatIsTheHashOfALongLabel_Differs()
    {
        var cut = DefaultHost.LabelOf(new string('a', 63), "b");

        cut.Should().MatchRegex("^a{46}-[0-9a-f]{16}$");
        DefaultHost.LabelOf(new string('a', 46), cut[47..]).Should().NotBe(cut);
    }

    [Theory]
    [InlineData(31, 31)]
    [InlineData(32, 31)]
    [InlineData(63, 63)]
    public void LabelOf_LongNames_IsALabel(int name, int ns)
    {
        var labels = new[] { 'a', 'b' }
            .Select(last => DefaultHost.LabelOf(new string('a', name - 1) + last, new string('n', ns)))
            .ToArray();

        labels.Should().AllSatisfy(label => ResourceNames.IsDnsLabel(label).Should().BeTrue(label)).And.OnlyHaveUniqueItems();
    }

    private static IEnumerable<string> Labels(int length) => length == 0
        ? [""]
        : Labels(length - 1).SelectMany(start => (string[])[start, $"{start}a", $"{start}-"]).Distinct();
}
