using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Crossplane.Functions.Rendering.CommandLine;

/// <summary>
/// Translates a command line in the syntax of the reference's parser (kong) into one that System.CommandLine reads alike.
/// What the reference refuses becomes a <see cref="Problem"/>.
/// </summary>
/// <remarks>
/// System.CommandLine accepts <c>-o=FILE</c>, <c>-x=false</c> and <c>--timeout:5s</c>, takes a flag for the value of the flag
/// before it, and knows no other boolean than true and false. It offers no way to see these forms after parsing.
/// </remarks>
internal sealed class FlagSyntax
{
    private const string EndOfFlags = "--";
    private const string Problem = "--problem-of-syntax";

    private readonly List<string> _translated = [];
    private readonly Dictionary<string, Option> _options;
    private readonly Queue<string> _arguments;

    private FlagSyntax(IEnumerable<string> arguments, IEnumerable<Option> options)
    {
        _arguments = new Queue<string>(arguments);
        _options = options
            .SelectMany(option => option.Aliases.Prepend(option.Name).Select(name => (name, option)))
            .ToDictionary(entry => entry.name, entry => entry.option, StringComparer.Ordinal);
    }

    /// <summary>Creates the option that reports what the syntax does not allow. Help does not list it.</summary>
    public static Option<string?> CreateProblem()
    {
        var problem = new Option<string?>(Problem) { Hidden = true, Arity = LastValue.Arity };
        problem.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                result.AddError(token.Value);
            }
        });
        return problem;
    }

    /// <summary>The problems that were found in a translated command line.</summary>
    public static IEnumerable<string> Problems(ParseResult parsed) =>
        parsed.Errors
            .Where(error => error.SymbolResult is OptionResult { Option.Name: Problem })
            .Select(error => error.Message);

    /// <param name="arguments">The arguments after the name of the command.</param>
    /// <param name="options">All options of the command.</param>
    public static IReadOnlyList<string> Translate(IEnumerable<string> arguments, IEnumerable<Option> options)
    {
        var syntax = new FlagSyntax(arguments, options);
        while (syntax._arguments.TryDequeue(out var argument))
        {
            if (argument == EndOfFlags)
            {
                return [.. syntax._translated, argument, .. syntax._arguments];
            }

            syntax.Translate(argument);
        }

        return syntax._translated;
    }

    private void Translate(string argument)
    {
        if (!UsageReport.IsFlag(argument))
        {
            _translated.Add(argument);
        }
        else if (argument.StartsWith(EndOfFlags, StringComparison.Ordinal))
        {
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            TranslateLong(equals < 0 ? argument : argument[..equals], equals < 0 ? null : argument[(equals + 1)..]);
        }
        else
        {
            TranslateShort(argument);
        }
    }

    private void TranslateLong(string name, string? value)
    {
        if (Find(name) is not { } option)
        {
            return;
        }

        if (TakesValue(option))
        {
            AddValue(option, value);
        }
        else if (value is null)
        {
            _translated.Add(option.Name);
        }
        else if (ParseSwitch(value) is { } isSet)
        {
            _translated.AddRange(option is HelpOption ? isSet ? [option.Name] : [] : [$"{option.Name}={isSet}"]);
        }
        else
        {
            Refuse($"{option.Name}: bool value must be true, 1, yes, false, 0 or no but got \"{value}\"");
        }
    }

    /// <summary>Translates flags of one letter. The last may have a value, which follows immediately or comes next.</summary>
    private void TranslateShort(string argument)
    {
        for (var index = 1; index < argument.Length; index++)
        {
            if (Find($"-{argument[index]}") is not { } option)
            {
                return;
            }

            if (TakesValue(option))
            {
                AddValue(option, index + 1 < argument.Length ? argument[(index + 1)..] : null);
                return;
            }

            _translated.Add(option.Name);
        }
    }

    private Option? Find(string name)
    {
        if (!_options.TryGetValue(name, out var option))
        {
            Refuse($"unknown flag {name}");
        }

        return option;
    }

    private void AddValue(Option option, string? value)
    {
        if (value is null && _arguments.TryPeek(out var next))
        {
            if (UsageReport.IsFlag(next))
            {
                Refuse(
                    $"{option.Name}: expected {option.HelpName} value but got \"{next}\";"
                    + $" perhaps try {option.Name}=\"{next}\"?");
                return;
            }

            value = _arguments.Dequeue();
        }

        _translated.AddRange(value switch
        {
            null => [option.Name],
            "" => [option.Name, value],
            _ => [$"{option.Name}={value}"],
        });
    }

    private void Refuse(string problem) => _translated.Add($"{Problem}={problem}");

    private static bool TakesValue(Option option) => option is not (Option<bool> or HelpOption);

    private static bool? ParseSwitch(string value) => value.ToLowerInvariant() switch
    {
        "true" or "1" or "yes" => true,
        "false" or "0" or "no" => false,
        _ => null,
    };
}
