using System.Globalization;
using System.Text.RegularExpressions;

namespace Crossplane.Functions.Rendering.CommandLine;

/// <summary>Parses durations in the syntax of Go's time.ParseDuration, for example <c>1m30s</c>.</summary>
internal static partial class DurationText
{
    /// <summary>The longest duration of Go, in whole hours.</summary>
    public const string MaxHours = "2562047";

    private const double MaxMilliseconds = long.MaxValue / 1e6;

    /// <summary>
    /// Parses a duration with units from hours to nanoseconds. Returns false for zero and for more than Go can hold, too. The
    /// result is at most 24 days, which is all that a timer of .NET can wait.
    /// </summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        var match = Grammar().Match(text);
        var total = Enumerable.Range(0, match.Groups["number"].Captures.Count)
            .Sum(index => Milliseconds(match.Groups["number"].Captures[index].Value, match.Groups["unit"].Captures[index].Value));
        var isAllowed = total is > 0 and <= MaxMilliseconds;
        duration = isAllowed ? TimeSpan.FromMilliseconds(Math.Min(total, int.MaxValue)) : default;
        return isAllowed;
    }

    private static double Milliseconds(string number, string unit) =>
        double.Parse(number, CultureInfo.InvariantCulture) * unit switch
        {
            "ns" => 1e-6,
            "us" or "\u00B5s" or "\u03BCs" => 1e-3,
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            _ => 3_600_000,
        };

    [GeneratedRegex(
        @"\A\+?(?:(?<number>[0-9]+\.?[0-9]*|\.[0-9]+)(?<unit>[num\u00B5\u03BC]?s|m|h))+\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
