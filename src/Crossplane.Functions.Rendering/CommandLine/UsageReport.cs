using System.CommandLine;
using System.CommandLine.Parsing;

namespace Crossplane.Functions.Rendering.CommandLine;

/// <summary>Describes usage errors in the words of the reference's command-line parser (kong) where they are known.</summary>
internal static class UsageReport
{
    /// <summary>The first mistake. The reference reports no other.</summary>
    public static string Mistake(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var errors = parsed.Errors.Where(error => !IsOfArguments(error)).Select(Describe);
        return FlagSyntax.Problems(parsed)
            .Concat(parsed.UnmatchedTokens.Select(token => $"unexpected argument {token}"))
            .Concat(errors)
            .FirstOrDefault()
            ?? $"expected \"{string.Join(' ', Missing(parsed, command))}\"";
    }

    public static string Usage(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var arguments = command.Arguments.Select(argument =>
            argument.Arity.MinimumNumberOfValues > 0 ? $"<{argument.Name}>" : $"[<{argument.Name}>]");
        return $"usage: {command.Name} {string.Join(' ', arguments)} [flags]; {command.Name} --help lists the flags";
    }

    /// <summary>
    /// True for everything that starts with a dash. A single dash is an argument: by convention, standard input.
    /// </summary>
    public static bool IsFlag(string token) => token.StartsWith('-') && token.Length > 1;

    /// <summary>Translates the parser's errors about missing values.</summary>
    private static bool IsOfArguments(ParseError error) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0, Parent: CommandResult } => true,
        CommandResult => !error.Message.EndsWith(ExclusiveFlags.Mistake, StringComparison.Ordinal),
        _ => false,
    };

    private static string Describe(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0, Option: var option } => $"{option.Name}: expected {option.HelpName} value but got EOL",
        _ => error.Message,
    };

    private static IEnumerable<string> Missing(ParseResult parsed, Command command) => command.Arguments
        .Where(argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is not { Tokens.Count: > 0 })
        .Select(argument => $"<{argument.Name}>");
}
