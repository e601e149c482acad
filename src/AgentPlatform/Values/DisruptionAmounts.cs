using System.Globalization;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Values;

/// <summary>Validates the amounts of disruption budgets: numbers of pods or percentages.</summary>
internal static class DisruptionAmounts
{
    /// <summary>Checks the two amounts of a disruption budget, each by itself.</summary>
    public static void Validate(
        Field path, CountOrPercentage? minAvailable, CountOrPercentage? maxUnavailable, ProblemSet problems)
    {
        if (minAvailable is { } kept && !(kept.Count is { } count ? count >= 0 : Percentage(kept.Text!) is < 100))
        {
            problems.Add(
                (path, ".minAvailable"),
                $"must be a number from 0 or a percentage below 100% such as 50%, but is {Text.Quote(kept.ToString())}");
        }

        if (maxUnavailable is { } missing && !(missing.Count is { } most ? most > 0 : Percentage(missing.Text!) is > 0))
        {
            problems.Add(
                (path, ".maxUnavailable"),
                "must be a number from 1 or a percentage from 1% such as 50%, because with none no node can be drained, but is "
                    + Text.Quote(missing.ToString()));
        }
    }

    /// <summary>The number before the sign, 0 to 100; null if the text is no percentage.</summary>
    public static int? Percentage(string text) =>
        text.Length <= Bounds.Percentage
        && text.EndsWith('%')
        && byte.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
        && percent <= 100
            ? percent
            : null;
}
