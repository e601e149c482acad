using System.CommandLine;
using System.CommandLine.Parsing;

namespace Crossplane.Functions.Rendering;

/// <summary>Says what is wrong with a command line: what was found and what is allowed.</summary>
internal static class UsageReport
{
    public static IEnumerable<string> Mistakes(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unmatched = parsed.UnmatchedTokens.Select(token => IsFlag(token)
            ? UnknownFlag(command, token)
            : $"unexpected argument \"{token}\": allowed are {string.Join(", ", command.Arguments.Select(argument => argument.Name))}");
        return unmatched.Concat(parsed.Errors.Where(error => error.SymbolResult is not CommandResult).Select(error => error.Message));
    }

    public static string Usage(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var arguments = command.Arguments.Select(argument => $"<{argument.Name}>");
        return $"usage: {command.Name} {string.Join(' ', arguments)} [options]; {command.Name} --help lists the options";
    }

    /// <summary>The parser takes an unknown flag for an argument as long as one is missing.</summary>
    public static void RefuseFlags(ArgumentResult result, Command command)
    {
        foreach (var token in result.Tokens.Where(token => IsFlag(token.Value)))
        {
            result.AddError(UnknownFlag(command, token.Value));
        }
    }

    private static string UnknownFlag(Command command, string token) =>
        $"unknown flag \"{token}\": allowed are {string.Join(", ", command.Options.Select(option => option.Name).Order(StringComparer.Ordinal))}";

    private static bool IsFlag(string token) => token.StartsWith('-');
}
