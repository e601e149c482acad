using Docs.Tests.Pages;

namespace Docs.Tests.Quotes;

public class QuotesTests
{
    public static TheoryData<string> Pages => AllPages.Paths;

    [Theory]
    [MemberData(nameof(Pages))]
    public void Quotes_OfPage_AreWhatTheFunctionSays(string path) =>
        Expect.None(AllPages.At(path).Fences.SelectMany(QuoteCheck.Problems));

    /// <summary>The reference says of every condition what it means, and of none that there is not.</summary>
    [Fact]
    public void Reasons_OfReference_AreThoseOfTheSources()
    {
        var described = ConditionTable.Read(AllPages.At("docs/agentexecutor.md"));

        described.Order(StringComparer.Ordinal).Should().Equal(ConditionReasons.OfSources);
    }
}
