using Docs.Tests.Pages;

namespace Docs.Tests.Snippets;

/// <summary>That the checks catch what they are there for.</summary>
public class SnippetChecksTests
{
    private const string Composite = """
        apiVersion: platform.bizmatters.io/v1alpha1
        kind: AgentExecutor
        metadata: {name: my-service, namespace: my-namespace}
        spec:
          image: ghcr.io/myorg/my-service:v1.0.0
          natsStreamName: MY_SERVICE_STREAM
          natsConsumerGroup: my-service-workers
        """;

    [Theory]
    [InlineData("python")]
    [InlineData("")]
    [InlineData("yaml no-such-mark")]
    [InlineData("bash part")]
    public void Problems_OfUnknownLanguageOrMark_NameIt(string info)
    {
        var fence = Fence(info, "");

        SnippetSyntax.Problems(fence).Should().ContainSingle().Which.Should().StartWith("docs/page.md:1: ");
    }

    [Fact]
    public void Problems_OfJsonThatIsNone_NameTheBlock() =>
        SnippetSyntax.Problems(Fence("json", "{\"a\": }")).Should().ContainSingle().Which.Should().StartWith("docs/page.md:1: ");

    [Theory]
    [InlineData("global.json", true)]
    [InlineData("README.md", false)]
    [InlineData("no/such.yaml", false)]
    public void Problems_OfExample_AreThatItDiffersFromItsFile(string path, bool isRight)
    {
        var text = File.ReadAllText(Repository.Path("global.json")).TrimEnd('\n');

        (!SnippetSyntax.Problems(Fence($"yaml example={path}", text)).Any()).Should().Be(isRight);
    }

    [Theory]
    [InlineData("yaml", Composite)]
    [InlineData("yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}")]
    [InlineData("yaml part=AgentExecutor", "spec: {scaling: {minReplicas: 0}}")]
    [InlineData("yaml part=Settings", "delivery: {mode: Object}")]
    [InlineData("yaml part", "pipeline: []")]
    [InlineData("yaml values", "config: {jetstream: {enabled: true}}")]
    [InlineData("yaml claim", Composite + "\n  compositionRef: {name: agent-executor-composition}")]
    [InlineData("yaml", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]")]
    public async Task Problems_OfValidYaml_AreNone(string info, string text) =>
        (await YamlCheck.ProblemsAsync(Fence(info, text))).Should().BeEmpty();

    [Theory]
    [InlineData("yaml", "a: b: c", "line 1 of the block")]
    [InlineData("yaml", "a: 1\na: 2", "line 2 of the block")]
    [InlineData("yaml", "image: x", "is no whole object")]
    [InlineData("yaml", "apiVersion: platform.bizmatters.io/v1alpha1\nkind: AgentExecuter\nmetadata: {name: a}", "AgentExecuter")]
    [InlineData("yaml part=AgentExecutor", "spec: {scaling: {minReplica: 0}}", "minReplica")]
    [InlineData("yaml part=AgentExecutor", "spec: {size: huge}", "huge")]
    [InlineData("yaml", Composite + "\n  compositionRef: {name: agent-executor-composition}", "compositionRef")]
    [InlineData("yaml claim", Composite + "\n  sise: small", "sise")]
    [InlineData("yaml part=AgentExecutor", "spec: {resources: {requests: {cpu: \"9\"}}}",
        "spec.resources.requests.cpu must not be larger than the limit of 2000m, but is 9")]
    [InlineData("yaml part=AgentExecuter", "spec: {}", "there is no kind AgentExecuter")]
    [InlineData("yaml part=Settings", "delivery: {mode: Helm}", "Helm")]
    [InlineData("yaml part",
        "pipeline: [{input: {apiVersion: agentplatform.fn.bizmatters.io/v1beta1, kind: Settings, colour: red}}]", "colour")]
    public async Task Problems_OfMistakenYaml_NameIt(string info, string text, string problem)
    {
        var problems = await YamlCheck.ProblemsAsync(Fence(info, text));

        problems.Should().ContainSingle().Which.Should().Contain(problem);
    }

    [Fact]
    public async Task Problems_OfCompositeWithoutImage_NameTheField()
    {
        var problems = await YamlCheck.ProblemsAsync(
            Fence("yaml", Composite.Replace("image:", "imagine:", StringComparison.Ordinal)));

        problems.Should().Contain(problem => problem.Contains("spec.imagine", StringComparison.Ordinal));
        problems.Should().Contain(problem => problem.Contains("spec.image ", StringComparison.Ordinal)
            || problem.Contains("spec.image:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("await FunctionHost.RunAsync(args, new MyFunction());", 0)]
    [InlineData("await FunctionHost.RunAsync(args, new YourFunction());", 1)]
    [InlineData("await FunctionHost.StartAsync(args, new MyFunction());", 1)]
    [InlineData("class A : IFunctionTest;", 1)]
    [InlineData("class A { public FunctionRequest Get() => new Crossplane.Functions.Testing.FunctionRequest(); }", 1)]
    [InlineData("class A { public object Get() => new Crossplane.Functions.Testing.FunctionRequest(); }", 0)]
    public void Problems_OfCSharp_AreWhatDoesNotCompile(string text, int count) =>
        CSharpCheck.Problems(Fence("csharp", text)).Should().HaveCount(count);

    private static Fence Fence(string info, string text) =>
        Page.Parse("docs/page.md", $"```{info}\n{text}\n```\n").Fences.Single();
}
