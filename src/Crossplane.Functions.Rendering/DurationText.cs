using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Crossplane.Functions.Rendering;

/// <summary>Durations as Go's tools write them: <c>1m30s</c>.</summary>
internal static partial class DurationText
{
    public static TimeSpan Parse(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        var match = Grammar().Match(text);
        if (match.Success && text.Length > 0)
        {
            var total = Enumerable.Range(0, match.Groups["number"].Captures.Count)
                .Sum(index => Milliseconds(match.Groups["number"].Captures[index].Value, match.Groups["unit"].Captures[index].Value));
            if (total is > 0 and < int.MaxValue)
            {
                return TimeSpan.FromMilliseconds(total);
            }
        }

        result.AddError($"\"{text}\" must be a duration such as 90s, 2m or 500ms");
        return default;
    }

    private static double Milliseconds(string number, string unit) => double.Parse(number, CultureInfo.InvariantCulture) * unit switch
    {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        _ => 3_600_000,
    };

    [GeneratedRegex(@"\A(?:(?<number>[0-9]+(?:\.[0-9]+)?)(?<unit>ms|s|m|h))+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
