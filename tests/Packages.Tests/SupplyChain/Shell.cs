using System.Diagnostics;

namespace Packages.Tests.SupplyChain;

/// <summary>Runs the scripts of the release.</summary>
internal static class Shell
{
    /// <param name="command">What bash runs in the root of the repository.</param>
    /// <param name="environment">Variables beside those of the tests; null takes one away.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string command, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", command])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
