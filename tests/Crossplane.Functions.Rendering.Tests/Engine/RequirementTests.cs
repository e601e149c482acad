using System.Text.Json.Nodes;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Rendering.Engine;
using Crossplane.Functions.Testing;
using Kubernetes.Yaml;

namespace Crossplane.Functions.Rendering.Tests.Engine;

/// <summary>
/// What answers a requirement in <c>render</c>, and in a test with a <see cref="TestCluster"/>. The differences are those of
/// docs/testing.md.
/// </summary>
public class RequirementTests
{
    private const string Refused = "refused";

    private const string Objects = """
        {apiVersion: v1, kind: Pod, metadata: {name: b, namespace: two, labels: {app: shop}}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: two, labels: {app: shop, tier: web}}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: c, namespace: one}}
        ---
        {apiVersion: v2, kind: Pod, metadata: {name: a, namespace: two}}
        ---
        {apiVersion: v1, kind: Node, metadata: {name: a, labels: {app: shop}}}
        """;

    [Theory]
    [InlineData("v1", "Pod", "a", "two", "two/a")]
    [InlineData("v1", "Pod", "a", "one", "")]
    [InlineData("v1", "Pod", "z", "two", "")]
    [InlineData("v2", "Pod", "b", "two", "")]
    [InlineData("v1", "Node", "a", null, "/a")]
    [InlineData("v1", "Pod", "", null, "one/c two/a two/b")]
    [InlineData("v1", "Pod", "", "two", "two/a two/b")]
    [InlineData("v1", "Pod", "", "", "one/c two/a two/b")]
    [InlineData("v1", "Pod", "app=shop", null, "two/a two/b")]
    [InlineData("v1", "Pod", "tier=web", "two", "two/a")]
    [InlineData("v1", "Node", "app=shop", null, "/a")]
    public async Task Objects_OfRequirement_AreTheSameInARenderAndInATest(
        string apiVersion, string kind, string match, string? ns, string expected)
    {
        var selector = Selector(apiVersion, kind, match, ns);

        FindInRender(selector).Should().Be(expected);
        (await FindInTestAsync(selector)).Should().Be(expected);
    }

    [Theory]
    [InlineData("v1", "Pod", "a", null, Refused, "")]
    [InlineData("v1", "Node", "a", "two", "/a", "")]
    [InlineData("v1", "Node", "app=shop", "two", "/a", "")]
    public async Task Objects_OfRequirement_DifferWhereTheRenderHasNoCluster(
        string apiVersion, string kind, string match, string? ns, string inTest, string inRender)
    {
        var selector = Selector(apiVersion, kind, match, ns);

        FindInRender(selector).Should().Be(inRender);
        (await FindInTestAsync(selector)).Should().Be(inTest);
    }

    private static ResourceSelector Selector(string apiVersion, string kind, string match, string? ns)
    {
        var selector = new ResourceSelector { ApiVersion = apiVersion, Kind = kind };
        if (ns is not null)
        {
            selector.Namespace = ns;
        }

        if (match.Split('=') is [var key, var value])
        {
            selector.MatchLabels = new MatchLabels { Labels = { [key] = value } };
        }
        else if (match.Length > 0)
        {
            selector.MatchName = match;
        }

        return selector;
    }

    private static string FindInRender(ResourceSelector selector) => Name(
        new ObjectStore(YamlReader.ReadAllMappings(Objects).OfType<JsonObject>()).Select(selector));

    private static async Task<string> FindInTestAsync(ResourceSelector selector)
    {
        var function = new RequiringFunction(selector);
        try
        {
            await FunctionTest.RunAsync(function, new FunctionRequest(), new TestCluster().With(Objects));
            return function.Found;
        }
        catch (FunctionTestException)
        {
            return Refused;
        }
    }

    private static string Name(Protocol.Resources resources) => string.Join(' ', resources.Items
        .Select(item => new Conversion.StructDocument(item.Resource_.Memory))
        .Select(item => $"{item.GetString("metadata.namespace")}/{item.GetString("metadata.name")}"));

    private sealed class RequiringFunction(ResourceSelector selector) : IFunction
    {
        public string Found { get; private set; } = "";

        public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken)
        {
            var ns = selector.HasNamespace ? selector.Namespace : null;
            var required = selector.MatchCase == ResourceSelector.MatchOneofCase.MatchName
                ? context.Require.Resource("r", selector.ApiVersion, selector.Kind, selector.MatchName, ns)
                : context.Require.Resources(
                    "r",
                    selector.ApiVersion,
                    selector.Kind,
                    selector.MatchLabels?.Labels.ToDictionary() ?? [],
                    ns);
            Found = string.Join(' ', required.Items?.Select(item => $"{item.Namespace}/{item.Name}") ?? []);
            return ValueTask.CompletedTask;
        }
    }
}
