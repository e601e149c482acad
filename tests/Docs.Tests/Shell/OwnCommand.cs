using CompositionFunction;

namespace Docs.Tests.Shell;

/// <summary>A call of this project's executable, directly or with <c>dotnet run</c>.</summary>
/// <param name="Arguments">What the executable gets.</param>
internal sealed record OwnCommand(IReadOnlyList<string> Arguments)
{
    public const string Executable = "function-agent-platform";
    private static readonly string[] Run = ["dotnet", "run", "--project", "src/CompositionFunction", "--"];

    /// <summary>Null for another command.</summary>
    public static OwnCommand? Find(ShellCommand command)
    {
        var words = command.Words;
        if (words[0] == Executable)
        {
            return new OwnCommand([.. words.Skip(1)]);
        }

        return words.Take(Run.Length).SequenceEqual(Run) ? new OwnCommand([.. words.Skip(Run.Length)]) : null;
    }

    /// <summary>Whether it comes to an end by itself; a server does not.</summary>
    public bool Ends => Arguments.Contains("--help") || (Arguments is [CommandTree.Render, ..] && !Arguments.Contains("--watch"));

    /// <summary>
    /// What the executable's own definition of its command line finds wrong. Files are not looked for: commands that read some
    /// are run.
    /// </summary>
    public IEnumerable<string> Problems()
    {
        var parsed = CommandTree.Parse(CommandTree.Create(), CommandTree.Translate([.. Arguments]));
        return parsed.UnmatchedTokens.Select(token => $"\"{token}\" is unknown")
            .Concat(parsed.Errors.Select(error => error.Message).Where(
                message => !message.EndsWith("no such file or directory", StringComparison.Ordinal)))
            .Distinct()
            .Select(problem => $"{Executable} {string.Join(' ', Arguments)}: {problem}");
    }
}
