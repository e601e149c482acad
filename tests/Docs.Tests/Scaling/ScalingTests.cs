using System.Globalization;
using Docs.Tests.Pages;

namespace Docs.Tests.Scaling;

/// <summary>The tables of docs/scaling.md, computed again.</summary>
public class ScalingTests
{
    private const int Threshold = 5;
    private const int Least = 1;
    private const int Most = 10;

    [Fact]
    public void Pods_OfTable_AreThoseOfTheRule()
    {
        var rows = Rows(cells => cells is [_, _, _, var why] && !int.TryParse(why, out _));

        Assert.True(rows.Count >= 10);
        Assert.All(rows, row => Assert.Equal(Autoscaler.Wanted(row[0], Threshold, row[1], Least, Most), row[2]));
    }

    [Fact]
    public void Steps_OfTable_AreThoseOfTheDefaultBehaviour()
    {
        var rows = Rows(cells => cells is [_, _]);
        var pods = Least;

        Assert.Equal([0, 15, 30, 45], rows.Select(row => row[0]));
        Assert.All(rows, row => Assert.Equal(pods = Autoscaler.NextStepUp(pods, 40), row[1]));
    }

    [Fact]
    public void Seconds_OfTable_AreThresholdTimesSecondsDividedByMessagesAtATime()
    {
        var rows = Rows(cells => cells is [_, _, _, var last] && int.TryParse(last, out _));

        Assert.True(rows.Count >= 3);
        Assert.All(rows, row => Assert.Equal(row[0] * row[1] / row[2], row[3]));
    }

    /// <summary>That the rule differs where the table could be wrong.</summary>
    [Theory]
    [InlineData(5, 1, 1)]
    [InlineData(6, 1, 2)]
    [InlineData(27, 5, 5)]
    [InlineData(28, 5, 6)]
    [InlineData(0, 10, 1)]
    [InlineData(1000, 1, 10)]
    public void Wanted_OfLag_IsWhatKubernetesWants(int lag, int pods, int wanted) =>
        Assert.Equal(wanted, Autoscaler.Wanted(lag, Threshold, pods, Least, Most));

    /// <summary>The numbers that rows begin with.</summary>
    private static List<int[]> Rows(Func<IReadOnlyList<string>, bool> isOfTable) => [.. AllPages.At("docs/scaling.md").TableRows
        .Where(cells => int.TryParse(cells[0], out _) && isOfTable(cells))
        .Select(cells => cells.TakeWhile(cell => int.TryParse(cell, out _)).Select(cell => int.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
}
