using AgentPlatform.Shared;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Tests.Shared;

public class IdentityTests
{
    private const string Characters63 = "a23456789012345678901234567890123456789012345678901234567890123";

    private static readonly CompositeMetadata Metadata = new() { Name = "search", Namespace = "team-a" };

    [Fact]
    public void Find_WithoutClaim_IsTheCompositesOwn() =>
        Assert.Equal(new Identity("search", "team-a"), Find(Metadata, null, out _));

    [Fact]
    public void Find_WithClaim_IsTheClaims()
    {
        var generated = new CompositeMetadata { Name = "search-x7k2p" };
        var claim = new ClaimReference { Name = "search", Namespace = "team-b" };

        Assert.Equal(new Identity("search", "team-b"), Find(generated, claim, out _));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a1-b2")]
    [InlineData(Characters63)]
    public void Find_NameOfAService_IsTaken(string name) =>
        Assert.Equal(new Identity(name, name), Find(new CompositeMetadata { Name = name, Namespace = name }, null, out _));

    [Theory]
    [InlineData("1st")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a.b")]
    [InlineData("a_b")]
    [InlineData("A")]
    [InlineData("ä")]
    [InlineData("a b")]
    [InlineData(Characters63 + "4")]
    public void Find_OtherName_IsAProblem(string name)
    {
        Assert.Null(Find(Metadata with { Name = name }, null, out var problems));
        Assert.Equal("metadata.name", Assert.Single(problems).Path);
    }

    [Fact]
    public void Find_NamespaceThatStartsWithADigit_IsTaken() =>
        Assert.Equal(new Identity("search", "1st"), Find(Metadata with { Namespace = "1st" }, null, out _));

    [Theory]
    [InlineData("a.b")]
    [InlineData("Team")]
    [InlineData(Characters63 + "4")]
    public void Find_OtherNamespace_IsAProblem(string space)
    {
        Assert.Null(Find(Metadata with { Namespace = space }, null, out var problems));
        Assert.Equal("metadata.namespace", Assert.Single(problems).Path);
    }

    [Fact]
    public void Find_EmptyClaimReference_IsAProblemOfTheClaimAlthoughTheCompositeHasAName()
    {
        Assert.Null(Find(Metadata, new ClaimReference(), out var problems));
        Assert.Equal(["spec.claimRef.name", "spec.claimRef.namespace"], problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Find_KindThatStandsBehindNoClaim_OverlooksAClaimReference()
    {
        var claim = new ClaimReference { Name = "others", Namespace = "others" };

        var identity = Identity.Find("AgentExecutor", new CompositeMetadata { Name = "own", Namespace = "team-a" }, claim, []);

        Assert.Equal(new Identity("own", "team-a"), identity);
    }

    [Fact]
    public void Find_WithoutMetadata_IsAProblem()
    {
        Assert.Null(Find(null, null, out var problems));
        Assert.Equal("metadata", Assert.Single(problems).Path);
    }

    private static Identity? Find(CompositeMetadata? metadata, ClaimReference? claim, out ProblemSet problems)
    {
        problems = [];
        var identity = Identity.Find("XAgentExecutor", metadata, claim, problems);
        Assert.Equal(identity is null, problems.Count > 0);
        return identity;
    }
}
