using AgentPlatform.Kinds;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Tests.Kinds;

public class IdentityTests
{
    private const string Characters63 = "a23456789012345678901234567890123456789012345678901234567890123";

    private static readonly CompositeMetadata Metadata = new() { Name = "search", Namespace = "team-a" };

    [Fact]
    public void Find_WithoutClaim_IsTheCompositesOwn() =>
        Find(Metadata, null, out _).Should().Be(new Identity("search", "team-a"));

    [Fact]
    public void Find_WithClaim_IsTheClaims()
    {
        var generated = new CompositeMetadata { Name = "search-x7k2p" };
        var claim = new ClaimReference { Name = "search", Namespace = "team-b" };

        Find(generated, claim, out _).Should().Be(new Identity("search", "team-b") { NamePath = "spec.claimRef.name" });
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a1-b2")]
    [InlineData(Characters63)]
    public void Find_NameOfAService_IsTaken(string name) =>
        Find(new CompositeMetadata { Name = name, Namespace = name }, null, out _).Should().Be(new Identity(name, name));

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
        Find(Metadata with { Name = name }, null, out var problems).Should().BeNull();
        problems.Should().ContainSingle().Which.Path.Should().Be("metadata.name");
    }

    [Fact]
    public void Find_NamespaceThatStartsWithADigit_IsTaken() =>
        Find(Metadata with { Namespace = "1st" }, null, out _).Should().Be(new Identity("search", "1st"));

    [Theory]
    [InlineData("a.b")]
    [InlineData("Team")]
    [InlineData(Characters63 + "4")]
    public void Find_OtherNamespace_IsAProblem(string space)
    {
        Find(Metadata with { Namespace = space }, null, out var problems).Should().BeNull();
        problems.Should().ContainSingle().Which.Path.Should().Be("metadata.namespace");
    }

    [Fact]
    public void Find_EmptyClaimReference_IsAProblemOfTheClaimAlthoughTheCompositeHasAName()
    {
        Find(new CompositeMetadata { Name = "search-x7k2p" }, new ClaimReference(), out var problems).Should().BeNull();
        problems.Select(problem => problem.Path).Should().Equal("spec.claimRef.name", "spec.claimRef.namespace");
    }

    /// <summary>Composites behind claims have no namespace; in one that has, a user has written the reference.</summary>
    [Fact]
    public void Find_CompositeInANamespace_OverlooksAClaimReference() =>
        Find(Metadata, new ClaimReference { Name = "others", Namespace = "kube-system" }, out _)
            .Should().Be(new Identity("search", "team-a"));

    [Fact]
    public void Find_KindThatStandsBehindNoClaim_OverlooksAClaimReference()
    {
        var claim = new ClaimReference { Name = "others", Namespace = "others" };

        var identity = Identity.Find(
            "AgentExecutor", new CompositeMetadata { Name = "own", Namespace = "team-a" }, claim, NameFormat.Service, []);

        identity.Should().Be(new Identity("own", "team-a"));
    }

    [Theory]
    [InlineData("default", true)]
    [InlineData("0search", true)]
    [InlineData("a.b", false)]
    [InlineData("-a", false)]
    public void Find_NameOfAKindWithoutService_IsAnyDnsLabel(string name, bool isValid)
    {
        var metadata = new CompositeMetadata { Name = name, Namespace = "team-a" };

        var identity = Identity.Find("Example", metadata, null, NameFormat.DnsLabel, []);

        identity.Should().Be(isValid ? new Identity(name, "team-a") : null);
    }

    [Fact]
    public void Find_WithoutMetadata_IsAProblem()
    {
        Find(null, null, out var problems).Should().BeNull();
        problems.Should().ContainSingle().Which.Path.Should().Be("metadata");
    }

    private static Identity? Find(CompositeMetadata? metadata, ClaimReference? claim, out ProblemSet problems)
    {
        problems = [];
        var identity = Identity.Find("XAgentExecutor", metadata, claim, NameFormat.Service, problems);
        (problems.Count > 0).Should().Be(identity is null);
        return identity;
    }
}
