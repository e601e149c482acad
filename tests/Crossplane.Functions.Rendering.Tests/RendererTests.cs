using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Rendering.Tests;

/// <summary>The engine as others call it; what it makes of a composite is in the conformance cases.</summary>
public sealed class RendererTests : IDisposable
{
    private readonly ExampleFiles _example = new();

    public void Dispose() => _example.Dispose();

    [Fact]
    public async Task RunAsync_FilesAndFunction_PrintsWhatTheCommandPrints()
    {
        var function = new InProcessFunction("function-example", new ConfigMaps());

        var output = await Renderer.RunAsync(RenderInput.Read(_example.Files), [function]);
        var command = await CommandRun.RunAsync(
            [_example.Files.Composite, _example.Files.Composition, _example.Functions], function);

        command.Error.Should().BeEmpty();
        output.ToYaml().Should().Be(command.Output);
        output.Unready.Should().Equal("unready");
        output.Composed.Should().HaveCount(2);
    }

    [Fact]
    public async Task RunAsync_Twice_IsTheSame()
    {
        var input = RenderInput.Read(_example.Files);
        var function = new InProcessFunction("function-example", new ConfigMaps());

        var first = await Renderer.RunAsync(input, [function]);
        var second = await Renderer.RunAsync(input, [function]);

        second.ToYaml().Should().Be(first.ToYaml());
    }

    [Fact]
    public async Task RunAsync_UnknownFunction_Throws()
    {
        var exception = (await Awaiting(() => Renderer.RunAsync(RenderInput.Read(_example.Files), []))
            .Should().ThrowExactlyAsync<RenderException>()).Which;

        exception.Message.Should().Be(
            "cannot run Composition pipeline step \"only\": unknown function \"function-example\" - is it listed in the "
                + "render input?");
    }

    private sealed class ConfigMaps : IFunction
    {
        public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken)
        {
            foreach (var (name, ready) in new[] { ("ready", Resources.Ready.True), ("unready", Resources.Ready.False) })
            {
                var resource = context.Desired.GetOrAdd(name);
                resource.Set(StructDocument.FromJson("""{"apiVersion":"v1","kind":"ConfigMap"}"""u8));
                resource.Ready = ready;
            }

            return ValueTask.CompletedTask;
        }
    }
}
