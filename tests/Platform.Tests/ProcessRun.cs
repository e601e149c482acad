using System.Diagnostics;

namespace Platform.Tests;

/// <summary>What a process left behind.</summary>
internal sealed record ProcessRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="input">Its standard input.</param>
    public static async Task<ProcessRun> OfAsync(ProcessStartInfo start, string input = "")
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new ProcessRun(process.ExitCode, await output, await error);
    }
}
