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

        rows.Should().HaveCountGreaterThanOrEqualTo(10);
        rows.Should().AllSatisfy(row => row[2].Should().Be(Autoscaler.Wanted(row[0], Threshold, row[1], Least, Most)));
    }

    [Fact]
    public void Steps_OfTable_AreThoseOfTheDefaultBehaviour()
    {
        var rows = Rows(cells => cells is [_, _]);
        var pods = Least;

        rows.Select(row => row[0]).Should().Equal(0, 15, 30, 45);
        rows.Should().AllSatisfy(row => row[1].Should().Be(pods = Autoscaler.NextStepUp(pods, 40)));
    }

    [Fact]
    public void Seconds_OfTable_AreThresholdTimesSecondsDividedByMessagesAtATime()
    {
        var rows = Rows(cells => cells is [_, _, _, var last] && int.TryParse(last, out _));

        rows.Should().HaveCountGreaterThanOrEqualTo(3);
        rows.Should().AllSatisfy(row => row[3].Should().Be(row[0] * row[1] / row[2]));
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
        Autoscaler.Wanted(lag, Threshold, pods, Least, Most).Should().Be(wanted);

    /// <summary>The numbers that rows begin with.</summary>
    private static List<int[]> Rows(Func<IReadOnlyList<string>, bool> isOfTable) => [.. AllPages.At("docs/scaling.md").TableRows
        .Where(cells => int.TryParse(cells[0], out _) && isOfTable(cells))
        .Select(cells => cells
        .TakeWhile(cell => int.TryParse(cell, out _))
        .Select(cell => int.Parse(cell, CultureInfo.InvariantCulture))
        .ToArray())];
}
