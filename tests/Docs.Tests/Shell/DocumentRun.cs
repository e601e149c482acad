using System.Diagnostics;
using Docs.Tests.Pages;

namespace Docs.Tests.Shell;

/// <summary>
/// Runs blocks of a page as its reader would: in the repository, or in the folder that the block's mark <c>in</c> names, with the
/// files that the page has shown before. The executable is the one that was built with the tests.
/// </summary>
internal sealed class DocumentRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly ScratchDirectory _directory = new();

    public DocumentRun(Page page, Fence block)
    {
        Directory.CreateDirectory(_directory["work"]);
        Populate(page, block);
    }

    public void Dispose() => _directory.Dispose();

    /// <summary>What is printed, and the exit code of the last command.</summary>
    public (string Output, string Error, int ExitCode) Run(Fence block)
    {
        var executable = Path.Combine(AppContext.BaseDirectory, "function-agent-platform.dll");
        var script = block.Text.Replace(
            "dotnet run --project src/CompositionFunction --", OwnCommand.Executable, StringComparison.Ordinal);
        var start = new ProcessStartInfo(
            "bash", ["--noprofile", "--norc", "-c", $"{OwnCommand.Executable}() {{ dotnet '{executable}' \"$@\"; }}\n{script}"])
        {
            WorkingDirectory = Path.Combine(_directory["work"], block.Marks["in"] ?? ""),
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["NO_COLOR"] = "1";
        using var bash = Process.Start(start)!;
        var error = bash.StandardError.ReadToEndAsync();
        var output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit(Patience);
        return (output, error.Result, bash.ExitCode);
    }

    /// <summary>Links to the repository, but copies of what a command may write beside.</summary>
    private void Populate(Page page, Fence block)
    {
        var work = _directory["work"];
        foreach (var entry in Directory.EnumerateFileSystemEntries(Repository.Root).Where(
            entry => Path.GetFileName(entry) is not (".git" or "examples")))
        {
            File.CreateSymbolicLink(Path.Combine(work, Path.GetFileName(entry)), entry);
        }

        Copy(Repository.Path("examples"), Path.Combine(work, "examples"));
        foreach (var fence in page.Fences.TakeWhile(fence => fence != block).Where(
            fence => fence.Marks["file"] is { Length: > 0 }))
        {
            var path = Path.Combine(work, block.Marks["in"] ?? "", fence.Marks["file"]!);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, fence.Text);
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var inner in Directory.EnumerateDirectories(from))
        {
            Copy(inner, Path.Combine(to, Path.GetFileName(inner)));
        }
    }
}
