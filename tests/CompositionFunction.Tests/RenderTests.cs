using CompositionFunction.Tests.Processes;
using Crossplane.Functions.Hosting.Tests.Tls;

namespace CompositionFunction.Tests;

public sealed class RenderTests : IDisposable
{
    private static readonly string[] Example =
        ["render", "examples/agentexecutor/xr.yaml", "examples/agentexecutor/composition.yaml", "examples/agentexecutor/functions.yaml"];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Render_TheExample_PrintsTheGoldenFile()
    {
        var result = await FunctionProcess.RunAsync(Example);

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        await GoldenFile.AssertAsync(Repository.Path("tests", "CompositionFunction.Tests", "Golden", "agentexecutor.yaml"), result.Output);
    }

    [Fact]
    public async Task Render_FunctionOverGrpc_PrintsTheSameBytes()
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        var functions = (await File.ReadAllTextAsync(Repository.Path(Example[3]))).Replace(
            "metadata:\n",
            $"metadata:\n  annotations:\n    render.crossplane.io/runtime: Development\n    render.crossplane.io/runtime-development-target: {server.Target}\n",
            StringComparison.Ordinal);
        await File.WriteAllTextAsync(_directory["functions.yaml"], functions);

        var inProcess = await FunctionProcess.RunAsync([.. Example, "-r", "-x", "-c"]);
        var overGrpc = await FunctionProcess.RunAsync([.. Example[..3], _directory["functions.yaml"], "-r", "-x", "-c"]);

        Assert.Equal("", overGrpc.Error);
        Assert.Equal(inProcess.Output, overGrpc.Output);
    }

    [Fact]
    public async Task Render_FunctionOverMutualTls_PrintsTheSameBytes()
    {
        var authority = new CrossplaneCertificates();
        var (serverFiles, clientFiles) = (_directory["server"], _directory["client"]);
        Directory.CreateDirectory(serverFiles);
        Directory.CreateDirectory(clientFiles);
        authority.IssueServer().WriteTo(serverFiles, authority.AuthorityPem);
        authority.IssueClient().WriteTo(clientFiles, authority.AuthorityPem);
        using var server = await FunctionProcess.ServeAsync("--tls-certs-dir", serverFiles);

        var inProcess = await FunctionProcess.RunAsync(Example);
        var overTls = await FunctionProcess.RunAsync(
        [
            .. Example,
            "-a", "render.crossplane.io/runtime=Development",
            "-a", $"render.crossplane.io/runtime-development-target={server.Target}",
            "-a", $"render.crossplane.io/runtime-development-tls-certs-dir={clientFiles}",
        ]);

        Assert.Equal("", overTls.Error);
        Assert.Equal(inProcess.Output, overTls.Output);
    }

    [Fact]
    public async Task Render_MixedPipeline_KeepsWhatEarlierFunctionsWant()
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        await File.WriteAllTextAsync(_directory["composition.yaml"], """
            apiVersion: apiextensions.crossplane.io/v1
            kind: Composition
            metadata: {name: mixed}
            spec:
              compositeTypeRef: {apiVersion: platform.bizmatters.io/v1alpha1, kind: AgentExecutor}
              mode: Pipeline
              pipeline:
                - {step: remote, functionRef: {name: remote}}
                - {step: local, functionRef: {name: function-agent-platform}}
            """);
        await File.WriteAllTextAsync(_directory["functions.yaml"], $$"""
            apiVersion: pkg.crossplane.io/v1
            kind: Function
            metadata:
              name: remote
              annotations:
                render.crossplane.io/runtime: Development
                render.crossplane.io/runtime-development-target: {{server.Target}}
            ---
            apiVersion: pkg.crossplane.io/v1
            kind: Function
            metadata: {name: function-agent-platform}
            """);

        var mixed = await FunctionProcess.RunAsync(Example[0], Example[1], _directory["composition.yaml"], _directory["functions.yaml"]);
        var alone = await FunctionProcess.RunAsync(Example);

        Assert.Equal("", mixed.Error);
        Assert.Equal(alone.Output, mixed.Output);
    }

    [Fact]
    public async Task Render_MissingFile_FailsWithNothingOnOutput()
    {
        var result = await FunctionProcess.RunAsync([.. Example[..3], "no-such-file.yaml"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains("no-such-file.yaml", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--no-such-flag")]
    [InlineData("--timeout=soon")]
    [InlineData("--context-values=novalue")]
    public async Task Render_WrongCommandLine_IsAUsageErrorOfItsOwn(string argument)
    {
        var result = await FunctionProcess.RunAsync([.. Example, argument]);

        Assert.Equal(80, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains(argument.Split('=')[^1], result.Error, StringComparison.Ordinal);
    }
}
