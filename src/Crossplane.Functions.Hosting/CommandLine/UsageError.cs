using System.CommandLine;
using System.CommandLine.Parsing;

namespace Crossplane.Functions.Hosting.CommandLine;

/// <summary>Describes the first mistake in a command line: what is allowed and what was found.</summary>
internal static class UsageError
{
    /// <summary>Finds the mistake.</summary>
    /// <returns>One sentence; null if there is no mistake.</returns>
    public static string? Find(ParseResult result, IReadOnlyList<string> args)
    {
        var command = result.CommandResult.Command;
        if (result.UnmatchedTokens is [string token, ..])
        {
            return IsFlag(token) ? UnknownFlag(command, token) : UnexpectedArgument(command, token, args);
        }

        return result.Errors is [ParseError error, ..] ? Describe(error) : MisplacedFlag(result.CommandResult);
    }

    /// <summary>Returns the sentence that names the help.</summary>
    public static string Hint(ParseResult result)
    {
        var path = new List<string>();
        for (SymbolResult? current = result.CommandResult; current is CommandResult command; current = current.Parent)
        {
            path.Insert(0, command.Command.Name);
        }

        return $"Run \"{string.Join(' ', path)} --help\" for usage.";
    }

    private static string UnknownFlag(Command command, string token) =>
        $"unknown flag \"{token}\": allowed are {List(command.Options)}";

    private static string UnexpectedArgument(Command command, string token, IReadOnlyList<string> args)
    {
        // The parser splits --flag=value, and takes the value for an argument when the flag has none.
        if (args.FirstOrDefault(arg => IsFlag(arg) && arg.EndsWith($"={token}", StringComparison.Ordinal)) is { } flag)
        {
            return $"unexpected value in \"{flag}\": the flag is given without a value, or with true or false";
        }

        IEnumerable<Symbol> allowed = [.. command.Subcommands, .. command.Arguments, .. command.Options];
        return $"unexpected argument \"{token}\": allowed are {List(allowed)}";
    }

    private static string Describe(ParseError error) =>
        error.SymbolResult is OptionResult { Implicit: false, Option: var option, Tokens.Count: not 1 and var count }
        && option.Arity.Equals(ArgumentArity.ExactlyOne)
            ? $"{option.Name} takes one value, found {count}: {option.Description}"
            : error.Message;

    /// <summary>Finds a flag in front of a subcommand that does not know it, which the parser would ignore.</summary>
    private static string? MisplacedFlag(CommandResult result)
    {
        for (var parent = result.Parent; parent is CommandResult outer; parent = parent.Parent)
        {
            foreach (var flag in outer.Children.OfType<OptionResult>())
            {
                if (!flag.Implicit && !flag.Option.Recursive && !result.Command.Options.Contains(flag.Option))
                {
                    return $"unknown flag \"{flag.Option.Name}\" of {result.Command.Name}: allowed are "
                        + $"{List(result.Command.Options)}";
                }
            }
        }

        return null;
    }

    private static string List(IEnumerable<Symbol> symbols) =>
        string.Join(
            ", ",
            symbols.Where(symbol => !symbol.Hidden).Select(symbol => symbol.Name)
                .OrderBy(IsFlag).ThenBy(name => name, StringComparer.Ordinal));

    private static bool IsFlag(string name) => name.StartsWith('-');
}
