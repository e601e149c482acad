using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Crossplane.Functions.Conversion;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using k8s.Models;
using Kubernetes.Manifests;

namespace Benchmarks;

/// <summary>A typed Deployment to Struct bytes and back; the baseline is Google.Protobuf's own JSON route.</summary>
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class ConversionBenchmarks
{
    private static readonly V1Deployment Deployment = AgentExecutorRequests.DesiredDeployment();
    private static readonly StructDocument Document = StructDocument.From(Deployment, ManifestJson.Default.V1Deployment);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("object to Struct bytes")]
    public byte[] ObjectToStructByGoogle() =>
        Struct.Parser.ParseJson(JsonSerializer.Serialize(Deployment, ManifestJson.Default.V1Deployment)).ToByteArray();

    [Benchmark]
    [BenchmarkCategory("object to Struct bytes")]
    public StructDocument ObjectToStruct() => StructDocument.From(Deployment, ManifestJson.Default.V1Deployment);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Struct bytes to object")]
    public V1Deployment? StructToObjectByGoogle() =>
        JsonSerializer.Deserialize(
            JsonFormatter.Default.Format(Struct.Parser.ParseFrom(Document.Raw.Span)), ManifestJson.Default.V1Deployment);

    [Benchmark]
    [BenchmarkCategory("Struct bytes to object")]
    public V1Deployment StructToObject() => Document.As(ManifestJson.Default.V1Deployment);
}
