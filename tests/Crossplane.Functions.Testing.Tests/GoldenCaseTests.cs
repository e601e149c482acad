namespace Crossplane.Functions.Testing.Tests;

public sealed class GoldenCaseTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Case_WithAllFiles_CallsTheFunctionWithThem()
    {
        Write("xr.yaml", "{kind: App, metadata: {name: shop}}");
        Write("observed.yaml", Named("web", "Deployment") + "\n---\n" + Named("db", "Database"));
        Write("desired.yaml", Named("earlier", "ConfigMap")
            + "\n---\n{kind: Secret, metadata: {annotations: {crossplane.io/composition-resource-name: b, other: x}}}");
        Write("input.yaml", "{region: eu}");
        Write("context.yaml", "{example.org/a: {deep: [1, 2]}}");
        Write("required.yaml", "{apiVersion: v1, kind: Node, metadata: {name: node-1}}");
        FunctionContext? last = null;

        var answer = await Case().RunAsync(
            new DelegatedFunction(context =>
            {
                last = context;
                context.Require.Resource("node", "v1", "Node", "node-1");
            }),
            request => request.WithTag("configured"));

        last!.Tag.Should().Be("configured");
        last.Observed.Composite.Name.Should().Be("shop");
        last.Observed.Resources.Select(entry => $"{entry.Key} {entry.Value.Kind}").Should().Equal(
            "db Database", "web Deployment");
        last.Input!.GetString("region").Should().Be("eu");
        last.Require.Bootstrap("node").First!.Name.Should().Be("node-1");
        answer["earlier"].Json.GetRawText().Should().Be("""{"kind":"ConfigMap","metadata":{}}""");
        answer["b"].Json.GetRawText().Should().Be("""{"kind":"Secret","metadata":{"annotations":{"other":"x"}}}""");
        answer.Context!.ToJsonElement().GetRawText().Should().Be("""{"example.org/a":{"deep":[1,2]}}""");
        answer.Calls.Should().Be(2);
    }

    [Fact]
    public async Task Verify_OfExpectedAnswer_PassesAndOfAnotherFails()
    {
        Write("xr.yaml", "{kind: App}");
        Write("expected.yaml", "---\nconditions: []\nresults: []\nstatus: null\nttlSeconds: 60\n");

        await Case().VerifyAsync(new DelegatedFunction(_ => { }));

        (await Invoking(() => Case().VerifyAsync(new DelegatedFunction(context => context.Ttl = TimeSpan.Zero))).Should()
            .ThrowAsync<FunctionTestException>()).WithMessage("*line 5 on:\n- ttlSeconds: 60\n- \n+ ttlSeconds: 0\n*");
    }

    [Fact]
    public void Case_WithoutComposite_IsRefused() => Problem().Should().Contain("xr.yaml");

    [Fact]
    public void Observed_WithoutItsName_IsRefused()
    {
        Write("xr.yaml", "{kind: App}");
        Write("observed.yaml", Named("a", "A") + "\n---\n{kind: B}");

        Problem().Should().EndWith(
            "observed.yaml\": document 2 must have the annotation crossplane.io/composition-resource-name, but has none");
    }

    [Fact]
    public void Observed_WithANameTwice_IsRefused()
    {
        Write("xr.yaml", "{kind: App}");
        Write("observed.yaml", Named("a", "A") + "\n---\n" + Named("a", "B"));

        Problem().Should().EndWith("observed.yaml\": 2 documents are named a");
    }

    [Fact]
    public void Discover_OfFolders_SortsTheirNames()
    {
        WriteIn("b", "xr.yaml");
        WriteIn("a", "xr.yaml");
        WriteIn("notes", "README.md");
        WriteIn("shared", "values.yaml");
        Write("README.md", "");

        GoldenCase.Discover(_directory.Path).Should().Equal("a", "b");
    }

    /// <summary>A case that nobody runs would pass.</summary>
    [Theory]
    [InlineData("expected.yaml")]
    [InlineData("xr.yml")]
    [InlineData("Observed.YAML")]
    public void Discover_OfFolderWithoutComposite_IsRefused(string file)
    {
        WriteIn("a", "xr.yaml");
        WriteIn("b", file);
        WriteIn("c", file);

        Invoking(() => GoldenCase.Discover(_directory.Path)).Should().Throw<FunctionTestException>().WithMessage(
            $"cannot find golden cases: folders of \"{_directory.Path}\" have files of a case, but no xr.yaml: b, c");
    }

    [Fact]
    public void Case_WithUnknownFiles_IsRefusedUnlessTheTestKnowsThem()
    {
        Write("xr.yaml", "{kind: App}");
        Write("observd.yaml", "{}");
        Write("inputs.yml", "{}");
        Write("README.md", "");

        Problem().Should().Be($"cannot use \"{_directory.Path}\": the files of a case are xr.yaml, observed.yaml, desired.yaml, "
            + "input.yaml, context.yaml, required.yaml, expected.yaml, but there are also inputs.yml, observd.yaml; name those "
            + "that the test itself reads");
        new GoldenCase(_directory.Path, "inputs.yml", "observd.yaml").Invoking(it => it.ReadRequest()).Should().NotThrow();
    }

    [Fact]
    public async Task Required_ThatNoClusterHas_IsRefusedWithItsFile()
    {
        Write("xr.yaml", "{kind: App}");
        Write("required.yaml", "{apiVersion: v1, kind: Node}");

        (await Invoking(() => Case().RunAsync(new DelegatedFunction(_ => { }))).Should().ThrowAsync<FunctionTestException>())
            .WithMessage($"cannot use \"{_directory["required.yaml"]}\": document 1: metadata.name must be *");
    }

    [Fact]
    public async Task Case_WithOptions_RunsWithThem()
    {
        Write("xr.yaml", "{kind: App}");
        Write("expected.yaml", "---\nconditions: []\nresults: []\nstatus: null\nttlSeconds: 0.5\n");

        await Case().VerifyAsync(
            new DelegatedFunction(_ => { }),
            options: new FunctionRunnerOptions { DefaultTtl = TimeSpan.FromMilliseconds(500) });
    }

    [Theory]
    [InlineData("")]
    [InlineData("missing")]
    public void Discover_OfNoCases_IsRefused(string folder) =>
        Invoking(() => GoldenCase.Discover(Path.Combine(_directory.Path, folder))).Should().Throw<FunctionTestException>()
            .WithMessage("cannot find golden cases: * has no folder with xr.yaml");

    private static string Named(string name, string kind) =>
        $"{{kind: {kind}, metadata: {{annotations: {{crossplane.io/composition-resource-name: {name}}}}}}}";

    private GoldenCase Case() => new(_directory.Path);

    private string Problem() =>
        Invoking(() => Case().ReadRequest()).Should().Throw<FunctionTestException>().Which.Message;

    private void WriteIn(string folder, string file)
    {
        Directory.CreateDirectory(_directory[folder]);
        Write(Path.Combine(folder, file), "");
    }

    private void Write(string file, string text) => File.WriteAllText(_directory[file], text);
}
