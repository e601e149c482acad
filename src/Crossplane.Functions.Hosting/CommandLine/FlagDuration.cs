using System.Globalization;

namespace Crossplane.Functions.Hosting.CommandLine;

/// <summary>The duration in a flag, such as 5s.</summary>
/// <param name="Value">The duration.</param>
internal readonly record struct FlagDuration(TimeSpan Value)
{
    /// <summary>The allowed values, as the end of a sentence.</summary>
    public const string Grammar = "a number with one of the units ms, s and m, from 0s to 10m";

    /// <summary>The allowed values of a duration that may be long, as the end of a sentence.</summary>
    public const string LongGrammar = "a number with one of the units ms, s, m and h, from 0s to 24h";

    private static readonly TimeSpan Max = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongMax = TimeSpan.FromHours(24);

    public static bool TryParse(string text, out FlagDuration duration) => TryParse(text, Max, out duration);

    public static bool TryParseLong(string text, out FlagDuration duration) => TryParse(text, LongMax, out duration);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value.TotalSeconds}s");

    private static bool TryParse(string text, TimeSpan max, out FlagDuration duration)
    {
        var number = text.TrimEnd('m', 's', 'h');
        duration = default;
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            || Unit(text[number.Length..]) is not { } unit
            || count > max / unit)
        {
            return false;
        }

        duration = new FlagDuration(count * unit);
        return true;
    }

    private static TimeSpan? Unit(string name) => name switch
    {
        "ms" => TimeSpan.FromMilliseconds(1),
        "s" => TimeSpan.FromSeconds(1),
        "m" => TimeSpan.FromMinutes(1),
        "h" => TimeSpan.FromHours(1),
        _ => null,
    };
}
