using System.CommandLine;
using System.CommandLine.Parsing;

namespace Crossplane.Functions.Rendering.CommandLine;

/// <summary>Creates flags whose value is a duration.</summary>
internal static class DurationFlag
{
    public static Option<TimeSpan> Create(string name, string description, TimeSpan fallback) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => fallback,
        CustomParser = result => Parse(result, name),
        HelpName = "DURATION",
        Arity = LastValue.Arity,
    };

    private static TimeSpan Parse(ArgumentResult result, string name)
    {
        TimeSpan duration = default;
        foreach (var token in result.Tokens)
        {
            if (!DurationText.TryParse(token.Value, out duration))
            {
                result.AddError(
                    $"{name}: expected duration above zero and at most {DurationText.MaxHours}h, such as 90s, 2m or 500ms,"
                    + $" but got \"{token.Value}\"");
                break;
            }
        }

        return duration;
    }
}
