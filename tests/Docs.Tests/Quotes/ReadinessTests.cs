using System.Text.RegularExpressions;
using Crossplane.Functions.Readiness;
using Docs.Tests.Pages;

namespace Docs.Tests.Quotes;

public partial class ReadinessTests
{
    /// <summary>The kinds that docs/readiness.md lists, with their groups, are those that the SDK has checks of.</summary>
    [Fact]
    public void Kinds_OfTable_AreThoseOfTheSdk()
    {
        var described = AllPages.At("docs/readiness.md").TableRows
            .Where(cells => cells[0].StartsWith('`'))
            .SelectMany(cells => Kinds().Matches(cells[0]))
            .SelectMany(
                match => match.Groups["groups"].Value.Split(", "),
                (match, group) => match.Groups["kind"].Captures.Select(kind => $"{kind.Value} {group}"))
            .SelectMany(kinds => kinds);

        described.Should().BeEquivalentTo(ReadyChecks.Default.All.Select(check => $"{check.Kind} {check.Group}"));
    }

    [GeneratedRegex(@"(`(?<kind>\w+)`(, )?)+( \((?<groups>[^)]+)\))?")]
    private static partial Regex Kinds();
}
