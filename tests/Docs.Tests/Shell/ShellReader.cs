using System.Diagnostics;
using System.Globalization;

namespace Docs.Tests.Shell;

/// <summary>Reads scripts with bash itself, without running what they call.</summary>
internal static class ShellReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What bash says of the syntax; empty if it is right.</summary>
    public static string SyntaxError(string script)
    {
        using var directory = new ScratchDirectory();
        File.WriteAllText(directory["script"], script);
        using var bash = Start(directory, "-n", directory["script"]);
        var error = bash.StandardError.ReadToEnd();
        bash.WaitForExit(Patience);
        return error.Replace(directory["script"] + ": ", "", StringComparison.Ordinal).Trim();
    }

    /// <summary>
    /// The commands that a script calls, each once. It is read twice, with commands that succeed and with commands that fail,
    /// so that both branches are seen.
    /// </summary>
    public static IReadOnlyList<ShellCommand> Commands(string script)
    {
        using var directory = new ScratchDirectory();
        File.WriteAllText(directory["script"], script);
        return
        [
            .. Record(directory, "0").Concat(Record(directory, "1")).DistinctBy(command => (command.ToString(), command.Input)),
        ];
    }

    private static List<ShellCommand> Record(ScratchDirectory directory, string status)
    {
        var record = directory["record-" + status];
        File.WriteAllText(record, "");
        using var bash = Start(
            directory, Repository.Path("tests/Docs.Tests/Shell/record.bash"), directory["script"], record, status);
        // A loop that waits for the other status would not end; what it calls is recorded by then.
        if (!bash.WaitForExit(status == "0" ? Patience : TimeSpan.FromSeconds(2)))
        {
            bash.Kill(entireProcessTree: true);
        }

        return Parse(File.ReadAllText(record).Split('\0'));
    }

    private static List<ShellCommand> Parse(string[] fields)
    {
        var commands = new List<ShellCommand>();
        for (var at = 0; at < fields.Length - 1;)
        {
            var count = int.Parse(fields[at], CultureInfo.InvariantCulture);
            if (at + count + 1 >= fields.Length)
            {
                break;
            }

            commands.Add(new ShellCommand(fields[(at + 1)..(at + 1 + count)], fields[at + 1 + count]));
            at += count + 2;
        }

        return commands;
    }

    private static Process Start(ScratchDirectory directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", .. arguments])
        {
            WorkingDirectory = directory.Path,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }
}
