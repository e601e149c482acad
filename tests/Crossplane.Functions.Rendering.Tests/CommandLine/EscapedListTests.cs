using Crossplane.Functions.Rendering.CommandLine;

namespace Crossplane.Functions.Rendering.Tests.CommandLine;

public class EscapedListTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a,b", "a|b")]
    [InlineData("a,", "a")]
    [InlineData(",a", "|a")]
    [InlineData("a,,b", "a||b")]
    [InlineData(@"a\,b,c", "a,b|c")]
    [InlineData(@"a\b,c", @"a\b|c")]
    [InlineData(@"a\", @"a\")]
    [InlineData(@"a\\,b", @"a\\|b")]
    public void Split_Value_IsItsItems(string value, string expected) =>
        string.Join('|', EscapedList.Split(value, ',')).Should().Be(expected);
}
