using Crossplane.Functions.Rendering.Comparison;

namespace Crossplane.Functions.Rendering.Tests.Comparison;

/// <summary>The expectations are what <c>diff -u</c> prints for the same texts.</summary>
public class UnifiedDiffTests
{
    [Theory]
    [InlineData("a\nb\nc\n", "a\nB\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n")]
    [InlineData("", "a\nb\n", "@@ -0,0 +1,2 @@\n+a\n+b\n")]
    [InlineData("a\n", "", "@@ -1 +0,0 @@\n-a\n")]
    [InlineData("a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n")]
    [InlineData("a\n", "a", "@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n")]
    [InlineData("a\nb", "a\nb\nc\n", "@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n+b\n+c\n")]
    public void Create_SmallTexts_IsTheDiff(string before, string after, string expected) =>
        UnifiedDiff.Create("before", before, "after", after).Should().Be("--- before\n+++ after\n" + expected);

    [Fact]
    public void Create_EqualTexts_IsEmpty() => UnifiedDiff.Create("before", "a\n", "after", "a\n").Should().BeEmpty();

    [Fact]
    public void Create_ChangesFarApart_AreTwoHunksWithThreeLinesAroundThem()
    {
        var difference = UnifiedDiff.Create(
            "before",
            Lines(1, 20),
            "after",
            Lines(1, 20).Replace("\n2\n", "\nX\n", StringComparison.Ordinal).Replace("\n18\n", "\n", StringComparison.Ordinal));

        difference.Should().Be(
            """
            --- before
            +++ after
            @@ -1,5 +1,5 @@
             1
            -2
            +X
             3
             4
             5
            @@ -15,6 +15,5 @@
             15
             16
             17
            -18
             19
             20

            """);
    }

    [Theory]
    [InlineData(6, 1)]
    [InlineData(7, 2)]
    public void Create_ChangesWithLinesBetween_AreJoinedAsLongAsTheirSurroundingsTouch(int between, int hunks)
    {
        var kept = Lines(1, between);

        var difference = UnifiedDiff.Create("before", $"a\n{kept}b\n", "after", $"A\n{kept}B\n");

        (difference.Split("@@ -").Length - 1).Should().Be(hunks);
    }

    private static string Lines(int first, int last) =>
        string.Concat(Enumerable.Range(first, last - first + 1).Select(line => $"{line}\n"));
}
