using System.Globalization;

namespace Crossplane.Functions.Hosting.CommandLine;

/// <summary>The duration in a flag, such as 5s.</summary>
internal readonly record struct FlagDuration(TimeSpan Value)
{
    /// <summary>The allowed values, as the end of a sentence.</summary>
    public const string Grammar = "a number with one of the units ms, s and m, from 0s to 10m";

    private static readonly TimeSpan Max = TimeSpan.FromMinutes(10);

    public static bool TryParse(string text, out FlagDuration duration)
    {
        var number = text.TrimEnd('m', 's');
        duration = default;
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            || Unit(text[number.Length..]) is not { } unit
            || count > Max / unit)
        {
            return false;
        }

        duration = new FlagDuration(count * unit);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value.TotalSeconds}s");

    private static TimeSpan? Unit(string name) => name switch
    {
        "ms" => TimeSpan.FromMilliseconds(1),
        "s" => TimeSpan.FromSeconds(1),
        "m" => TimeSpan.FromMinutes(1),
        _ => null,
    };
}
