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
        Client(name, package).Should().BeOfType<InProcessClient>();

    [Theory]
    [InlineData("Docker")]
    [InlineData("InProcess")]
    public void Create_OwnFunctionWithAContainerRuntime_RunsInProcess(string runtime) =>
        Client("function-own", "", runtime).Should().BeOfType<InProcessClient>();

    [Fact]
    public void Create_OwnFunctionUnderDevelopment_IsCalled() =>
        Client("function-own", "", "Development").Should().BeOfType<GrpcClient>();

    [Theory]
    [InlineData("function-owner", "")]
    [InlineData("myfunction-own", "")]
    [InlineData("function-own-other", "")]
    [InlineData("any", "registry.example.org/function-own/other:v1")]
    [InlineData("any", "registry.example.org/other-function-own:v1")]
    public void Create_OtherFunction_Throws(string name, string package)
    {
        var exception = Invoking(() => Client(name, package)).Should().ThrowExactly<RenderException>().Which;

        exception.Message.Should().StartWith($"cannot run Function \"{name}\": only function-own runs in this process");
    }

    [Fact]
    public void Create_SeveralFunctionsInProcess_EachRuns()
    {
        using var catalog = new FunctionCatalog(
            [Json.Object("""{"metadata":{"name":"function-own"}}"""), Json.Object("""{"metadata":{"name":"function-second"}}""")],
            [Own, new InProcessFunction("function-second", new Idle())],
            _ => { },
            _ => { });

        catalog.Find("function-own").Should().BeOfType<InProcessClient>();
        catalog.Find("function-second").Should().BeOfType<InProcessClient>();
        catalog.Find("function-third").Should().BeNull();
    }

    [Fact]
    public void Find_Twice_IsTheSameClient()
    {
        using var catalog = new FunctionCatalog(
            [Json.Object("""{"metadata":{"name":"function-own"}}""")], [Own], _ => { }, _ => { });

        catalog.Find("function-own").Should().BeSameAs(catalog.Find("function-own"));
    }

    [Fact]
    public void Create_FunctionThatNobodyCalls_IsNotNeeded()
    {
        using var catalog = new FunctionCatalog(
            [Json.Object("""{"metadata":{"name":"function-other"}}""")], [Own], _ => { }, _ => { });

        Invoking(() => catalog.Find("function-other")).Should().ThrowExactly<RenderException>();
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
