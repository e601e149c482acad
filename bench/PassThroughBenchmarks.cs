using System.Buffers;
using BenchmarkDotNet.Attributes;
using Crossplane.Functions;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;
using Google.Protobuf;
using Kubernetes.Manifests;

namespace Benchmarks;

/// <summary>
/// 100 observed and 100 desired resources of other functions, about 1 MB, passed on by a function that changes none.
/// Target: at most 2 ms and 2 MB. The baseline decodes and encodes Struct objects, as the other SDKs do.
/// </summary>
public class PassThroughBenchmarks
{
    private static readonly byte[] Request = CreateRequest();
    private readonly FunctionRunner _runner = new(new Idle());
    private readonly ArrayBufferWriter<byte> _output = new(2 * 1024 * 1024);

    [Benchmark(Baseline = true, Description = "1 MB, Struct objects")]
    public byte[] ByStructObjects()
    {
        var request = Baseline.RunFunctionRequest.Parser.ParseFrom(Request);
        return new Baseline.RunFunctionResponse
        {
            Meta = new Baseline.ResponseMeta { Tag = request.Meta.Tag },
            Desired = request.Desired,
            Context = request.Context,
        }.ToByteArray();
    }

    [Benchmark(Description = "1 MB, passed through")]
    public int PassThrough()
    {
        _output.ResetWrittenCount();
        _runner.RunAsync(new ReadOnlySequence<byte>(Request), _output, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return _output.WrittenCount;
    }

    private static byte[] CreateRequest()
    {
        var resource = StructDocument.From(AgentExecutorRequests.DesiredDeployment(), ManifestJson.Default.V1Deployment);
        var request = new RunFunctionRequest
        {
            Meta = new RequestMeta { Tag = "tag" },
            Observed = new State(),
            Desired = new State(),
            Context = ByteString.Empty,
        };
        for (var index = 0; index < 100; index++)
        {
            request.Observed.Resources.Add(
                $"observed-{index}", new Resource { Resource_ = ByteString.CopyFrom(resource.Raw.Span) });
            request.Desired.Resources.Add(
                $"desired-{index}", new Resource { Resource_ = ByteString.CopyFrom(resource.Raw.Span) });
        }

        return request.ToByteArray();
    }

    private sealed class Idle : IFunction
    {
        public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken) => default;
    }
}
