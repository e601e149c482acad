using System.Buffers;
using AgentPlatform;
using BenchmarkDotNet.Attributes;
using Crossplane.Functions;

namespace Benchmarks;

/// <summary>A whole call, request bytes to response bytes. Target: at most 200 µs and 100 KB.</summary>
public class AgentExecutorBenchmarks
{
    private static readonly byte[] FirstRequest = AgentExecutorRequests.First();
    private static readonly byte[] SteadyRequest = AgentExecutorRequests.Steady();
    private readonly FunctionRunner _runner = new(new PlatformFunction());
    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);

    [Benchmark(Description = "call, nothing observed")]
    public int First() => Run(FirstRequest);

    [Benchmark(Description = "call, all objects observed")]
    public int Steady() => Run(SteadyRequest);

    private int Run(byte[] request)
    {
        _output.ResetWrittenCount();
        _runner.RunAsync(new ReadOnlySequence<byte>(request), _output, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return _output.WrittenCount;
    }
}
