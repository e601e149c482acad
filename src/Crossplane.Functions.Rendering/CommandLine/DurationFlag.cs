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
        var text = result.Tokens[^1].Value;
        if (!DurationText.TryParse(text, out var duration))
        {
            result.AddError($"{name}: expected duration above zero, such as 90s, 2m or 500ms, but got \"{text}\"");
        }

        return duration;
    }
}
