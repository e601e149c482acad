using System.Text.Json;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Testing;

namespace AgentPlatform.Tests;

/// <summary>Answers the requirements of the function as Crossplane does, from a list of objects.</summary>
internal sealed class ClusterStandIn(IReadOnlyList<JsonElement> objects)
{
    private readonly TestCluster _cluster =
        new TestCluster().With(objects.Select(item => new StructDocument(PlatformCall.Struct(item).Memory)));

    /// <summary>Calls until the requirements are those of the call before, or a result is fatal.</summary>
    public async Task<PlatformAnswer> RenderAsync(RunFunctionRequest request) =>
        new(await FunctionTest.RunAsync(new PlatformFunction(), new FunctionRequest(request), _cluster));
}
