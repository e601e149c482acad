namespace CompositionFunction.Tests;

public sealed class RenderTests : IDisposable
{
    private static readonly string[] Example =
        [
            "render",
            "examples/agentexecutor/xr.yaml",
            "examples/agentexecutor/composition.yaml",
            "examples/agentexecutor/functions.yaml",
        ];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Render_TheExample_PrintsTheGoldenFile()
    {
        var result = await FunctionProcess.RunAsync(Example);

        result.Error.Should().BeEmpty();
        result.ExitCode.Should().Be(0);
        GoldenFile.Verify(
            Repository.Path("tests", "CompositionFunction.Tests", "Golden", "agentexecutor.yaml"), result.Output);
    }

    [Fact]
    public async Task Render_FunctionOverGrpc_PrintsTheSameBytes()
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");
        var functions = (await File.ReadAllTextAsync(Repository.Path(Example[3]))).Replace(
            "metadata:\n",
            $"metadata:\n  annotations:\n    render.crossplane.io/runtime: Development\n    "
                + $"render.crossplane.io/runtime-development-target: {server.Target}\n",
            StringComparison.Ordinal);
        await File.WriteAllTextAsync(_directory["functions.yaml"], functions);

        var inProcess = await FunctionProcess.RunAsync([.. Example, "-r", "-x", "-c"]);
        var overGrpc = await FunctionProcess.RunAsync([.. Example[..3], _directory["functions.yaml"], "-r", "-x", "-c"]);

        overGrpc.Error.Should().BeEmpty();
        overGrpc.Output.Should().Be(inProcess.Output);
    }

    [Fact]
    public async Task Render_FunctionOverMutualTls_PrintsTheSameBytes()
    {
        using var authority = new CrossplaneCertificates();
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

        overTls.Error.Should().BeEmpty();
        overTls.Output.Should().Be(inProcess.Output);
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

        var mixed = await FunctionProcess.RunAsync(
            Example[0], Example[1], _directory["composition.yaml"], _directory["functions.yaml"]);
        var alone = await FunctionProcess.RunAsync(Example);

        mixed.Error.Should().BeEmpty();
        mixed.Output.Should().Be(alone.Output);
    }

    [Fact]
    public async Task Render_MissingFile_FailsWithNothingOnOutput()
    {
        var result = await FunctionProcess.RunAsync([.. Example[..3], "no-such-file.yaml"]);

        result.ExitCode.Should().Be(1);
        result.Output.Should().BeEmpty();
        result.Error.Should().Contain("no-such-file.yaml");
    }

    [Theory]
    [InlineData("--no-such-flag")]
    [InlineData("--timeout=soon")]
    [InlineData("--context-values=novalue")]
    public async Task Render_WrongCommandLine_IsAUsageErrorOfItsOwn(string argument)
    {
        var result = await FunctionProcess.RunAsync([.. Example, argument]);

        result.ExitCode.Should().Be(80);
        result.Output.Should().BeEmpty();
        result.Error.Should().Contain(argument.Split('=')[^1]);
    }
}
