using System.Text.Json.Nodes;

namespace Docs.Tests.Shell;

/// <summary>A command that documents may call: its sub-commands and the flags of each.</summary>
internal sealed class KnownTool
{
    private const string All = "*";

    private readonly Dictionary<string, string[]> _flags;

    private KnownTool(Dictionary<string, string[]> flags) => _flags = flags;

    public static KnownTool Read(JsonObject? commands) => new((commands ?? []).ToDictionary(
        command => command.Key,
        command => ((JsonArray?)command.Value ?? []).Select(flag => flag!.GetValue<string>()).ToArray()));

    /// <summary>What is not known of a command line, without what comes behind <c>--</c>.</summary>
    /// <param name="words">The tool, its sub-command, flags and arguments.</param>
    public IEnumerable<string> Problems(IReadOnlyList<string> words)
    {
        var names = words.Skip(1).SkipWhile(word => !HasSubcommands || IsFlag(word)).TakeWhile(word => !IsFlag(word)).ToArray();
        if (Subcommand(names) is not { } subcommand)
        {
            return [$"\"{words[0]} {names.FirstOrDefault()}\" is no command that documents use so far: add it to "
                + "known-commands.yaml if it exists"];
        }

        var known = (_flags.GetValueOrDefault(subcommand) ?? []).Concat(_flags.GetValueOrDefault(All) ?? []);
        return words.Skip(1)
            .Where(IsFlag)
            .Select(flag => flag.Split('=')[0])
            .Except(known)
            .Select(flag => $"\"{flag}\" is no flag of \"{words[0]}{(subcommand == All ? "" : " " + subcommand)}\" that "
                + "documents use so far: add it to known-commands.yaml if it exists");
    }

    private bool HasSubcommands => _flags.Keys.Any(name => name != All);

    /// <summary>The longest one that the words begin with; null if there is none.</summary>
    private string? Subcommand(string[] names)
    {
        if (!HasSubcommands)
        {
            return All;
        }

        for (var count = names.Length; count > 0; count--)
        {
            var name = string.Join(' ', names[..count]);
            if (_flags.ContainsKey(name) && name != All)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>A dash alone is standard input, and a number behind a dash is one.</summary>
    private static bool IsFlag(string word) => word.Length > 1 && word[0] == '-' && !char.IsAsciiDigit(word[1]);
}
