using System.CommandLine;
using AgentPlatform;
using BenchmarkDotNet.Attributes;
using Crossplane.Functions.Rendering;

namespace Benchmarks;

/// <summary>
/// <c>render</c> of the example in a warm process: reading the files, running the pipeline and printing. Target: 5 ms.
/// </summary>
public class RenderBenchmarks
{
    private readonly RootCommand _root = new()
    {
        RenderCommand.Create(new InProcessFunction("function-agent-platform", new PlatformFunction())),
    };

    [Benchmark(Description = "render the example, warm")]
    public string Render()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = _root.Parse(["render", .. RenderExample.Files]).Invoke(
            new InvocationConfiguration { Output = output, Error = error });
        return code == 0 ? output.ToString() : throw new InvalidOperationException($"cannot render the example: {error}");
    }
}
