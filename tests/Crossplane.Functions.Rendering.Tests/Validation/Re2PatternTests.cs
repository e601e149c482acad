using System.Text.RegularExpressions;
using Crossplane.Functions.Rendering.Tests.Vectors;
using Crossplane.Functions.Rendering.Validation;

namespace Crossplane.Functions.Rendering.Tests.Validation;

public class Re2PatternTests
{
    [Fact]
    public void IsMatch_PatternOfTheReference_MatchesAlikeOrIsRefused()
    {
        foreach (var vector in VectorFile.Read("patterns.jsonl"))
        {
            var isMatch = false;
            var problem = Record.Exception(() => isMatch = Re2Pattern.IsMatch(vector.Text("text"), vector.Text("pattern")));

            if (vector.Find("match") is { } expected)
            {
                problem.Should().BeNull("RE2 accepts {0}", vector);
                isMatch.Should().Be(expected.GetBoolean(), "that is what RE2 says of {0}", vector);
            }
            else
            {
                problem.Should().BeOfType<PatternException>("RE2 refuses {0}", vector);
            }
        }
    }

    [Fact]
    public void IsMatch_PatternThatBacktracks_IsBounded() =>
        Re2Pattern.IsMatch(new string('a', 20_000) + "b", "^(a+)+$").Should().BeFalse();

    [Theory]
    [InlineData("a.example.org", true)]
    [InlineData("a.example.org,b.example.org", true)]
    [InlineData("a.example.org,,b.example.org", false)]
    public void IsMatch_PatternThatIsTooLargeForAnAutomaton_IsCompared(string text, bool isMatch)
    {
        const string host = @"[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*";
        var pattern = $"^{host}(,{host}){{0,15}}$";

        Invoking(() => new Regex(pattern, RegexOptions.NonBacktracking)).Should().Throw<NotSupportedException>();
        Re2Pattern.IsMatch(text, pattern).Should().Be(isMatch);
    }

    [Theory]
    [InlineData(@"\bx\b", "\u00E9", "the boundaries of words are not known in text that is not ASCII")]
    [InlineData(@"\p{Greek}", "a", @"the class \p{Greek} is not known")]
    public void IsMatch_PatternThatIsNotKnown_IsNotCalledMalformed(string pattern, string text, string message) =>
        Invoking(() => Re2Pattern.IsMatch(text, pattern)).Should().ThrowExactly<UnsupportedPatternException>().WithMessage(message);

    [Theory]
    [InlineData("(a{1000}){2}", "a", "the product of nested counts must be at most 1000")]
    [InlineData("(?P<x>a)(?P<x>b)", "a", "two groups have the name x")]
    [InlineData("(?=a)", "a", "what follows (? is not supported")]
    [InlineData("a{2001}", "a", "a count must be at most 1000, and the first at most the second")]
    [InlineData("[b-a]", "a", "the range of a class is reversed")]
    [InlineData("[a", "a", "a bracket is not closed")]
    [InlineData("(a", "a", "a parenthesis is not closed")]
    [InlineData("a)", "a", "a parenthesis is not open")]
    [InlineData("+a", "a", "+ has nothing to repeat")]
    [InlineData(@"\q", "a", @"the escape \q is not known")]
    [InlineData(@"\x{110000}", "a", "the digits after \\x are malformed")]
    [InlineData("(?P<a-b>c)", "a", "the name of a group is malformed")]
    [InlineData("\\", "a", "the escape \\\0 is not known")]
    public void IsMatch_PatternThatCannotBeUsed_IsRefused(string pattern, string text, string message) =>
        Invoking(() => Re2Pattern.IsMatch(text, pattern)).Should().ThrowExactly<PatternException>().WithMessage(message);
}
