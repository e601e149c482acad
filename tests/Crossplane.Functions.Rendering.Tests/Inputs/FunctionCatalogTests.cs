using Crossplane.Functions.Rendering.Clients;
using Crossplane.Functions.Rendering.Inputs;

namespace Crossplane.Functions.Rendering.Tests.Inputs;

public class FunctionCatalogTests
{
    private static readonly InProcessFunction Own = new("function-own", new Idle());

    [Theory]
    [InlineData("function-own", "")]
    [InlineData("example-function-own", "")]
    [InlineData("any", "registry.example.org/functions/function-own:v1.0.0")]
    [InlineData("any", "registry.example.org:5000/function-own")]
    [InlineData("any", "registry.example.org/function-own@sha256:0123")]
    [InlineData("any", "registry.example.org/function-own:v1@sha256:0123")]
    public void Create_OwnFunction_RunsInProcess(string name, string package) =>
        Assert.IsType<InProcessClient>(Client(name, package));

    [Theory]
    [InlineData("Docker")]
    [InlineData("InProcess")]
    public void Create_OwnFunctionWithAContainerRuntime_RunsInProcess(string runtime) =>
        Assert.IsType<InProcessClient>(Client("function-own", "", runtime));

    [Fact]
    public void Create_OwnFunctionUnderDevelopment_IsCalled() =>
        Assert.IsType<GrpcClient>(Client("function-own", "", "Development"));

    [Theory]
    [InlineData("function-owner", "")]
    [InlineData("myfunction-own", "")]
    [InlineData("function-own-other", "")]
    [InlineData("any", "registry.example.org/function-own/other:v1")]
    [InlineData("any", "registry.example.org/other-function-own:v1")]
    public void Create_OtherFunction_Throws(string name, string package)
    {
        var exception = Assert.Throws<RenderException>(() => Client(name, package));

        Assert.StartsWith($"cannot run Function \"{name}\": only function-own runs in this process", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_SeveralFunctionsInProcess_EachRuns()
    {
        using var catalog = new FunctionCatalog(
            [Json.Object("""{"metadata":{"name":"function-own"}}"""), Json.Object("""{"metadata":{"name":"function-second"}}""")],
            [Own, new InProcessFunction("function-second", new Idle())],
            _ => { },
            _ => { });

        Assert.IsType<InProcessClient>(catalog.Find("function-own"));
        Assert.IsType<InProcessClient>(catalog.Find("function-second"));
        Assert.Null(catalog.Find("function-third"));
    }

    [Fact]
    public void Find_Twice_IsTheSameClient()
    {
        using var catalog = new FunctionCatalog([Json.Object("""{"metadata":{"name":"function-own"}}""")], [Own], _ => { }, _ => { });

        Assert.Same(catalog.Find("function-own"), catalog.Find("function-own"));
    }

    [Fact]
    public void Create_FunctionThatNobodyCalls_IsNotNeeded()
    {
        using var catalog = new FunctionCatalog([Json.Object("""{"metadata":{"name":"function-other"}}""")], [Own], _ => { }, _ => { });

        Assert.Throws<RenderException>(() => catalog.Find("function-other"));
    }

    private static IFunctionClient Client(string name, string package, string runtime = "")
    {
        var function = Json.Object(
            $$$"""{"metadata":{"name":"{{{name}}}","annotations":{"render.crossplane.io/runtime":"{{{runtime}}}"}},"spec":{"package":"{{{package}}}"}}""");
        using var catalog = new FunctionCatalog([function], [Own], _ => { }, _ => { });
        return catalog.Find(name)!;
    }

    private sealed class Idle : IFunction
    {
        public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
