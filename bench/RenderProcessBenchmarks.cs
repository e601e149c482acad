using System.Diagnostics;
using BenchmarkDotNet.Attributes;

namespace Benchmarks;

/// <summary>
/// <c>render</c> of the example in a new process, 20 times; compare the median. Target: 0.35 s for the published
/// executable. Set RENDER_EXECUTABLE to its path; the default is that of a release build.
/// </summary>
[WarmupCount(1)]
[IterationCount(20)]
[InvocationCount(1)]
public class RenderProcessBenchmarks
{
    private readonly string _executable = Environment.GetEnvironmentVariable("RENDER_EXECUTABLE") is { Length: > 0 } given
        ? given
        : RenderExample.Path("src/CompositionFunction/bin/Release/net10.0/function-agent-platform");

    [Benchmark(Description = "render the example, a process")]
    public int Render()
    {
        using var process =
            Process.Start(new ProcessStartInfo(_executable, ["render", .. RenderExample.Files]) { RedirectStandardOutput = true })
                ?? throw new InvalidOperationException($"cannot start {_executable}");
        var length = process.StandardOutput.ReadToEnd().Length;
        process.WaitForExit();
        return process.ExitCode == 0
            ? length
            : throw new InvalidOperationException($"cannot render the example: exit code {process.ExitCode}");
    }
}
