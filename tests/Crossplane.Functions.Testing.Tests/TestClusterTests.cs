using Crossplane.Functions.Requirements;

namespace Crossplane.Functions.Testing.Tests;

public sealed class TestClusterTests
{
    private const string Objects = """
        {apiVersion: v1, kind: Pod, metadata: {name: b, namespace: two, labels: {app: shop, tier: web}}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: two, labels: {app: shop}}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: c, namespace: one, labels: {app: shop, "1": x}}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: none, namespace: one}}
        ---
        {apiVersion: v2, kind: Pod, metadata: {name: a, namespace: two, labels: {app: shop}}}
        ---
        {apiVersion: v1, kind: Node, metadata: {name: a}}
        """;

    [Theory]
    [InlineData("a", "two", "two/a")]
    [InlineData("a", "one", "")]
    [InlineData("z", "two", "")]
    public async Task Resource_ByName_IsThatOfTheNamespace(string name, string ns, string expected) =>
        (await FindAsync(require => require.Resource("r", "v1", "Pod", name, ns))).Should().Be(expected);

    [Theory]
    [InlineData(null)]
    [InlineData("ignored")]
    public async Task Resource_OfClusterScopedKind_IsFoundWithAnyNamespace(string? ns) =>
        (await FindAsync(require => require.Resource("r", "v1", "Node", "a", ns))).Should().Be("/a");

    [Fact]
    public async Task Resource_WithANamespaceThatTheRequirementLacks_IsRefused() =>
        (await Invoking(() => FindAsync(require => require.Resource("r", "v1", "Pod", "a"))).Should()
            .ThrowAsync<FunctionTestException>()).WithMessage(
            "cannot answer requirement r: Pod two/a has a namespace, so the requirement must name it; *");

    [Theory]
    [InlineData("", null, "one/c one/none two/a two/b")]
    [InlineData("app=shop", null, "one/c two/a two/b")]
    [InlineData("app=shop", "two", "two/a two/b")]
    [InlineData("app=shop", "", "one/c two/a two/b")]
    [InlineData("app=shop,tier=web", null, "two/b")]
    [InlineData("1=x", null, "one/c")]
    [InlineData("app=other", null, "")]
    public async Task Resources_ByLabels_AreSortedByNamespaceAndName(string labels, string? ns, string expected)
    {
        var wanted = labels.Split(',', StringSplitOptions.RemoveEmptyEntries).ToDictionary(
            label => label.Split('=')[0], label => label.Split('=')[1]);

        (await FindAsync(require => require.Resources("r", "v1", "Pod", wanted, ns))).Should().Be(expected);
    }

    [Fact]
    public async Task Schema_OfKnownKind_IsAnswered()
    {
        var cluster = new TestCluster().WithSchema("v1", "Pod", TestDocuments.Parse("{type: object}"));
        var states = new List<RequirementState>();

        await FunctionTest.RunAsync(
            new DelegatedFunction(context =>
            {
                states.Add(context.Require.Schema("pod", "v1", "Pod").State);
                states.Add(context.Require.Schema("node", "v1", "Node").State);
            }),
            new FunctionRequest(),
            cluster);

        states.Should().Equal(
            RequirementState.Pending, RequirementState.Pending, RequirementState.Found, RequirementState.Missing);
    }

    [Fact]
    public async Task Object_GivenAgain_ReplacesTheFirst()
    {
        var cluster = new TestCluster()
            .With("{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: one}, spec: {node: old}}")
            .With("{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: two}, spec: {node: other}}")
            .With(TestDocuments.Parse("{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: one}, spec: {node: new}}"));
        var found = "";

        await FunctionTest.RunAsync(
            new DelegatedFunction(context =>
            {
                var pods = context.Require.Resources("r", "v1", "Pod", new Dictionary<string, string>());
                found = string.Join(' ', pods.Items?.Select(item => item.Document!.GetString("spec.node")) ?? []);
            }),
            new FunctionRequest(),
            cluster);

        found.Should().Be("new other");
    }

    [Fact]
    public void Objects_ThatNoClusterHas_AreRefusedWithAllTheirProblems() =>
        Invoking(() => new TestCluster().With("""
            {kind: Pod, metadata: {name: ""}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: a}}
            ---
            {apiVersion: v1, kind: [], metadata: {name: 7, namespace: {}}}
            ---
            {apiVersion: v1, kind: A, metadata: text}
            """)).Should().Throw<FunctionTestException>().WithMessage(
            "cannot use the text: document 1: apiVersion must be a text that is not empty, but is absent; "
                + "document 1: metadata.name must be a text that is not empty, but is \"\"; "
                + "document 3: kind must be a text that is not empty, but is []; "
                + "document 3: metadata.name must be a text that is not empty, but is 7; "
                + "document 3: metadata.namespace must be a text that is not empty, but is {}; "
                + "document 4: metadata.name must be a text that is not empty, but is absent");

    [Fact]
    public void Documents_ThatNoClusterHas_AreRefused() =>
        Invoking(() => new TestCluster().With(TestDocuments.Parse("{apiVersion: v1, metadata: {name: a}}"))).Should()
            .Throw<FunctionTestException>()
            .WithMessage("cannot use the objects: document 1: kind must be a text that is not empty, but is absent");

    private static async Task<string> FindAsync(Func<RequirementSet, ResourceRequirement> require)
    {
        var found = "";
        var answer = await FunctionTest.RunAsync(
            new DelegatedFunction(context => found = string.Join(
                ' ', require(context.Require).Items?.Select(item => $"{item.Namespace}/{item.Name}") ?? [])),
            new FunctionRequest(),
            new TestCluster().With(Objects));
        answer.Calls.Should().Be(2);
        return found;
    }
}
