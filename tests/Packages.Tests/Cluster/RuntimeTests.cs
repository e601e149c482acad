using System.Text.Json;
using System.Text.RegularExpressions;

namespace Packages.Tests.Cluster;

/// <summary>How the function runs in a cluster.</summary>
public class RuntimeTests
{
    private static Manifest Config => Repository.ReadOnly("package/cluster/runtime-config.yaml");

    private static JsonElement Pod => Config.Find("spec", "deploymentTemplate", "spec", "template", "spec")!.Value;

    private static JsonElement Container => Assert.Single(Pod.GetProperty("containers").EnumerateArray());

    [Fact]
    public void Function_OfCluster_HasTheRuntimeConfig() =>
        Assert.Equal(Config.Name, Repository.ReadOnly("package/cluster/function.yaml").Text("spec", "runtimeConfigRef", "name"));

    /// <summary>Crossplane labels pods with the name of the Function; everything that looks for them must have that name.</summary>
    [Fact]
    public void Selectors_OfPods_HaveTheNameOfTheFunction()
    {
        var names = Repository.FindYaml("package/cluster")
            .SelectMany(file => Regex.Matches(Repository.ReadText(file), "pkg.crossplane.io/function: (.*)"))
            .Select(match => match.Groups[1].Value)
            .ToArray();

        Assert.True(names.Length >= 4, "the budget, the policy and both spreads look for pods");
        Assert.All(names, name => Assert.Equal(PackageNames.DependencyName(PackageNames.Function), name));
    }

    /// <summary>Crossplane adds image, ports and certificates to the container of this name, and to no other.</summary>
    [Fact]
    public void Container_OfRuntimeConfig_IsTheOneThatCrossplaneCompletes()
    {
        Assert.Equal("package-runtime", Container.GetProperty("name").GetString());
        Assert.False(Container.TryGetProperty("image", out _));
        Assert.False(Container.TryGetProperty("args", out _));
        Assert.False(Container.TryGetProperty("ports", out _));
    }

    [Theory]
    [InlineData("startupProbe", "/healthz")]
    [InlineData("livenessProbe", "/healthz")]
    [InlineData("readinessProbe", "/readyz")]
    public void Probe_OfContainer_AsksThePlainPort(string name, string path)
    {
        var question = Container.GetProperty(name).GetProperty("httpGet");

        Assert.Equal((path, "metrics"), (question.GetProperty("path").GetString(), question.GetProperty("port").GetString()));
    }

    /// <summary>A security context that is set replaces Crossplane's, so what Crossplane sets must be there too.</summary>
    [Fact]
    public void SecurityContexts_OfRuntimeConfig_AreRestricted()
    {
        Assert.Equal(
            """{"runAsNonRoot":true,"runAsUser":2000,"runAsGroup":2000,"seccompProfile":{"type":"RuntimeDefault"}}""",
            Pod.GetProperty("securityContext").GetRawText());
        Assert.Equal(
            """{"runAsNonRoot":true,"runAsUser":2000,"runAsGroup":2000,"allowPrivilegeEscalation":false,"privileged":false,"readOnlyRootFilesystem":true,"capabilities":{"drop":["ALL"]},"seccompProfile":{"type":"RuntimeDefault"}}""",
            Container.GetProperty("securityContext").GetRawText());
        Assert.False(Pod.GetProperty("automountServiceAccountToken").GetBoolean());
        Assert.Equal("/tmp", Assert.Single(Container.GetProperty("volumeMounts").EnumerateArray()).GetProperty("mountPath").GetString());
    }

    [Fact]
    public void Pods_OfRuntimeConfig_AreTwoOfWhichOneMayBeAway()
    {
        Assert.Equal("2", Config.Find("spec", "deploymentTemplate", "spec", "replicas")!.Value.GetRawText());
        Assert.Equal(
            ["kubernetes.io/hostname", "topology.kubernetes.io/zone"],
            Pod.GetProperty("topologySpreadConstraints").EnumerateArray().Select(spread => spread.GetProperty("topologyKey").GetString()));
        Assert.Equal("1", Repository.ReadOnly("package/cluster/pod-disruption-budget.yaml").Find("spec", "maxUnavailable")!.Value.GetRawText());
    }

    /// <summary>A limit of CPU would only make calls wait.</summary>
    [Fact]
    public void Resources_OfContainer_AreRequestedAndOnlyMemoryIsLimited()
    {
        var resources = Container.GetProperty("resources");

        Assert.Equal(["cpu", "memory"], resources.GetProperty("requests").EnumerateObject().Select(amount => amount.Name));
        Assert.Equal(["memory"], resources.GetProperty("limits").EnumerateObject().Select(amount => amount.Name));
    }

    [Fact]
    public void Policy_OfNetwork_LetsOnlyCrossplaneCallAndTheFunctionNobody()
    {
        var policy = Repository.ReadOnly("package/cluster/network-policy.yaml");
        var rules = policy.Items("spec", "ingress").Select(rule => $"{rule.GetProperty("from").GetRawText()} {rule.GetProperty("ports").GetRawText()}");

        Assert.Equal(
            [
                """[{"podSelector":{"matchLabels":{"app":"crossplane"}}}] [{"port":"grpc","protocol":"TCP"}]""",
                """[{"namespaceSelector":{}}] [{"port":"metrics","protocol":"TCP"}]""",
            ],
            rules);
        Assert.Equal("""["Ingress","Egress"]""", policy.Find("spec", "policyTypes")!.Value.GetRawText());
        Assert.Equal("[]", policy.Find("spec", "egress")!.Value.GetRawText());
    }

    [Fact]
    public void Kustomization_OfCluster_HasEveryFileThatApplyWouldTake() => AssertListed(
        "package/cluster", Repository.FindYaml("package/cluster").Where(file => file.Count(character => character == '/') == 2));

    [Theory]
    [InlineData("package/configuration")]
    [InlineData("package/configuration-claims")]
    public void Kustomization_OfConfiguration_HasEveryObjectOfThePackage(string root) =>
        AssertListed(root, Repository.FindYaml(root).Where(file => !file.EndsWith("/crossplane.yaml", StringComparison.Ordinal)));

    private static void AssertListed(string root, IEnumerable<string> files)
    {
        var kustomization = Crossplane.Functions.Rendering.Yaml.YamlLoader.LoadFirst(Repository.FullPath($"{root}/Kustomization")).Content;

        Assert.Equal(files, kustomization.GetProperty("resources").EnumerateArray().Select(file => $"{root}/{file.GetString()}"));
    }
}
