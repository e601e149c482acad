using Docs.Tests.Pages;
using Docs.Tests.Snippets;

namespace Docs.Tests.Shell;

/// <summary>Finds commands in a page's blocks of shell that would not work.</summary>
internal static class CommandCheck
{
    private static readonly string[] FileFlags = ["-f", "--filename", "-k", "--kustomize", "--values"];

    public static async Task<IReadOnlyList<string>> ProblemsAsync(Page page, Fence fence)
    {
        if (ShellReader.SyntaxError(fence.Text) is { Length: > 0 } error)
        {
            return [$"{fence.Place}: {error}"];
        }

        var problems = new List<string>();
        var commands = ShellReader.Commands(fence.Text);
        foreach (var command in commands)
        {
            problems.AddRange(Problems(page, command.Words));
            if (command is { Name: "kubectl", Input.Length: > 0 } && command.Words.Contains("-"))
            {
                problems.AddRange(await YamlCheck.ManifestProblemsAsync("standard input", command.Input));
            }
        }

        if (commands.Any(Runs) && !commands.All(Runs))
        {
            problems.Add($"{commands.First(command => !Runs(command)).Name} stands beside a command that can be run here: give "
                + "that a block of its own");
        }

        return [.. problems.Distinct().Select(problem => $"{fence.Place}: {problem}")];
    }

    /// <summary>Whether every command of a block can be run here.</summary>
    public static bool CanRun(Fence fence) => ShellReader.Commands(fence.Text) is { Count: > 0 } commands && commands.All(Runs);

    private static bool Runs(ShellCommand command) => OwnCommand.Find(command)?.Ends == true;

    private static IEnumerable<string> Problems(Page page, IReadOnlyList<string> words)
    {
        if (OwnCommand.Find(new ShellCommand(words, "")) is { } own)
        {
            return own.Problems();
        }

        var name = words[0];
        if (name.Contains('/', StringComparison.Ordinal))
        {
            return File.Exists(Repository.Path(name)) ? [] : [$"there is no {name} in the repository"];
        }

        var end = words.TakeWhile(word => word != "--").Count();
        var inner = name == "kubectl" && end + 1 < words.Count ? Problems(page, [.. words.Skip(end + 1)]) : [];
        return KnownCommands.Find(name) is { } tool
            ? [.. tool.Problems([.. words.Take(end)]), .. MissingFiles(page, [.. words.Take(end)]), .. inner]
            : [$"\"{name}\" is no command that documents use so far: add it to known-commands.yaml if it exists"];
    }

    /// <summary>Files to apply that are neither in the repository nor beside the page, and that the page neither shows nor
    /// writes.</summary>
    private static IEnumerable<string> MissingFiles(Page page, string[] words)
    {
        if (words[0] is not ("kubectl" or "helm" or "dotnet"))
        {
            return [];
        }

        return words.Zip(words.Skip(1))
            .Where(pair => FileFlags.Contains(pair.First) || (words[0] == "dotnet" && pair.First == "--project"))
            .Select(pair => pair.Second)
            .Where(path => path != "-" && !path.StartsWith("https://", StringComparison.Ordinal))
            .Where(path =>
                !Path.Exists(Repository.Path(path)) && !Path.Exists(Repository.Path(Path.GetDirectoryName(page.Path)!, path)))
            .Where(path => !page.Fences.Any(fence => Makes(fence, path)))
            .Select(path => $"there is no {path}, neither in the repository nor in the page");
    }

    private static bool Makes(Fence fence, string path) =>
        fence.Marks["file"] == path || (fence.IsShell && fence.Text.Contains($"> {path}\n", StringComparison.Ordinal));
}
