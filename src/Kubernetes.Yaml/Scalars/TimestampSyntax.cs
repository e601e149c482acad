using System.Globalization;
using System.Text.RegularExpressions;

namespace Kubernetes.Yaml.Scalars;

/// <summary>Recognizes dates and times: <c>2024-01-31</c>, <c>2024-1-31T12:00:00Z</c>, <c>2024-01-31 12:00:00.5</c>.</summary>
internal static partial class TimestampSyntax
{
    // Leap years include the year 0, which DateTime does not support.
    private const int LeapYear = 2000;

    /// <summary>True for a date, or a date and time, whose day exists.</summary>
    public static bool IsTimestamp(string text)
    {
        var match = Timestamp().Match(text);
        return match.Success
            && IsDay(Number(match, "year"), Number(match, "month"), Number(match, "day"))
            && Number(match, "hour") < 24
            && Number(match, "minute") < 60
            && Number(match, "second") < 60
            && Number(match, "offsetHours") <= 24
            && Number(match, "offsetMinutes") <= 60;
    }

    private static bool IsDay(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year == 0 ? LeapYear : year, month);

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found
            ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})"
        + @"((?<t>[Tt])?(?(t)|[ ]+)(?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2}):(?<second>[0-9]{1,2})([.,][0-9]+)?"
        + @"(?(t)(Z|[-+](?<offsetHours>[0-9]{2}):(?<offsetMinutes>[0-9]{2}))))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Timestamp();
}
