using System.ComponentModel;
using System.Diagnostics;

namespace Build;

/// <summary>Runs other programs.</summary>
internal static class Tool
{
    /// <summary>Runs a program to its end. A program that cannot be started counts as failed.</summary>
    public static async Task<ToolResult> RunAsync(
        string directory, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // MSBuild passes its settings on to the program that `dotnet run` starts; a nested build must not see them.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        // Build servers that stay behind would keep the output open until they end, minutes later.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ToolResult(process.ExitCode, await output, await error);
        }
        catch (Win32Exception exception)
        {
            return new ToolResult(-1, "", $"cannot run {program}: {exception.Message}");
        }
    }
}
