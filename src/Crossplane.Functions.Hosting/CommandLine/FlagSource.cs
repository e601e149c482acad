using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Crossplane.Functions.Hosting.Listening;

namespace Crossplane.Functions.Hosting.CommandLine;

/// <summary>Creates flags whose value may also come from an environment variable; the command line wins.</summary>
internal sealed class FlagSource
{
    private readonly Func<string, string?> _environment;

    /// <param name="environment">
    /// Looks up an environment variable; an empty one counts as not set, except where empty is a value.
    /// </param>
    public FlagSource(Func<string, string?> environment) => _environment = environment;

    /// <param name="name">The flag's name.</param>
    /// <param name="variable">The environment variable.</param>
    /// <param name="fallback">The value when neither is given.</param>
    /// <param name="allowed">The allowed values, as the end of a sentence.</param>
    /// <param name="parse">Reads a value.</param>
    public Option<T> Create<T>(string name, string variable, T fallback, string allowed, FlagParser<T> parse) => new(name)
    {
        DefaultValueFactory = result =>
            Find(variable) is { } text ? Parse(result, variable, text, allowed, parse) : fallback,
        CustomParser = result => Parse(result, name, result.Tokens[0].Value, allowed, parse),
    };

    /// <summary>Creates a flag for a whole number from 1.</summary>
    public Option<int> CreateCount(string name, string variable, int fallback, int max, string unit) =>
        Create(name, variable, fallback, $"a whole number of {unit} from 1 to {max}", (string text, out int value) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= 1 && value <= max);

    /// <summary>Creates a flag for an address that may be empty, which the parser takes for a flag without a value.</summary>
    public Option<string> CreateOptionalAddress(string name, string variable, string fallback)
    {
        var flag = Create(
            name, variable, fallback, $"empty, or {ListenAddress.Grammar}", (string text, out string address) =>
            {
                address = text;
                return text.Length == 0 || ListenAddress.TryParse(text, out _);
            });
        var whenLeftOut = flag.DefaultValueFactory!;
        flag.DefaultValueFactory = result =>
            result.Parent is OptionResult { Implicit: false } || _environment(variable) is "" ? "" : whenLeftOut(result);
        flag.Arity = ArgumentArity.ZeroOrOne;
        return flag;
    }

    /// <summary>Creates a flag for any text.</summary>
    public Option<string?> CreateText(string name, string variable) =>
        new(name) { DefaultValueFactory = _ => Find(variable) };

    /// <summary>Creates a flag that takes no value, or true or false.</summary>
    public Option<bool> CreateSwitch(string name, string variable, params string[] aliases) => new(name, aliases)
    {
        DefaultValueFactory = result =>
            Find(variable) is { } text && Parse<bool>(result, variable, text, "true or false", TryParseSwitch),
    };

    private static T Parse<T>(ArgumentResult result, string source, string text, string allowed, FlagParser<T> parse)
    {
        if (!parse(text, out var value))
        {
            result.AddError($"{source} must be {allowed}, but is \"{text}\"");
        }

        return value;
    }

    private static bool TryParseSwitch(string text, out bool value)
    {
        value = text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase);
        return value || text == "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    private string? Find(string variable) => _environment(variable) is { Length: > 0 } text ? text : null;
}
