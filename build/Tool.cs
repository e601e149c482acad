using System.ComponentModel;
using System.Diagnostics;

namespace Build;

/// <summary>Runs other programs.</summary>
internal static class Tool
{
    /// <summary>Runs a program to its end. One that cannot be started has failed.</summary>
    public static async Task<ToolResult> RunAsync(
        string directory, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // MSBuild hands its own settings down to what `dotnet run` starts; a build of its own must not see them.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        // Servers that a build leaves behind would hold its output open until they end, minutes later.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["LC_ALL"] = "C";
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ToolResult(process.ExitCode, await output, await error);
        }
        catch (Win32Exception exception)
        {
            return new ToolResult(-1, "", $"cannot run {program}: {exception.Message}");
        }
    }
}
