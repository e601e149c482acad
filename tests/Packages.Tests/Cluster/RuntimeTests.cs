using System.Text.Json;
using System.Text.RegularExpressions;

namespace Packages.Tests.Cluster;

/// <summary>How the function runs in a cluster.</summary>
public class RuntimeTests
{
    private static Manifest Config => Repository.ReadOnly("package/cluster/runtime-config.yaml");

    private static JsonElement Pod => Config.Find("spec", "deploymentTemplate", "spec", "template", "spec")!.Value;

    private static JsonElement Container => Pod.GetProperty("containers").EnumerateArray().Should().ContainSingle().Which;

    [Fact]
    public void Function_OfCluster_HasTheRuntimeConfig() =>
        Repository.ReadOnly("package/cluster/function.yaml").Text("spec", "runtimeConfigRef", "name").Should().Be(Config.Name);

    /// <summary>Crossplane labels pods with the name of the Function; everything that looks for them must have that
    /// name.</summary>
    [Fact]
    public void Selectors_OfPods_HaveTheNameOfTheFunction()
    {
        var names = Repository.FindYaml("package/cluster")
            .SelectMany(file => Regex.Matches(Repository.ReadText(file), "pkg.crossplane.io/function: (.*)"))
            .Select(match => match.Groups[1].Value)
            .ToArray();

        names.Should().HaveCountGreaterThanOrEqualTo(4, "the budget, the policy and both spreads look for pods");
        names.Should().AllSatisfy(name => name.Should().Be(PackageNames.DependencyName(PackageNames.Function)));
    }

    /// <summary>Crossplane adds image, ports and certificates to the container of this name, and to no other.</summary>
    [Fact]
    public void Container_OfRuntimeConfig_IsTheOneThatCrossplaneCompletes()
    {
        Container.GetProperty("name").GetString().Should().Be("package-runtime");
        Container.TryGetProperty("image", out _).Should().BeFalse("the package brings the image");
        Container.TryGetProperty("args", out _).Should().BeFalse("the function needs no arguments in the cluster");
        Container.TryGetProperty("ports", out _).Should().BeFalse("Crossplane adds the ports itself");
    }

    [Theory]
    [InlineData("startupProbe", "/healthz")]
    [InlineData("livenessProbe", "/healthz")]
    [InlineData("readinessProbe", "/readyz")]
    public void Probe_OfContainer_AsksThePlainPort(string name, string path)
    {
        var question = Container.GetProperty(name).GetProperty("httpGet");

        (question.GetProperty("path").GetString(), question.GetProperty("port").GetString()).Should().Be((path, "metrics"));
    }

    /// <summary>A security context that is set replaces Crossplane's, so what Crossplane sets must be there too.</summary>
    [Fact]
    public void SecurityContexts_OfRuntimeConfig_AreRestricted()
    {
        Pod.GetProperty("securityContext").GetRawText().Should().Be(
            """{"runAsNonRoot":true,"runAsUser":2000,"runAsGroup":2000,"seccompProfile":{"type":"RuntimeDefault"}}""");
        Container.GetProperty("securityContext").GetRawText().Should().Be(
            """{"runAsNonRoot":true,"runAsUser":2000,"runAsGroup":2000,"allowPrivilegeEscalation":false,"privileged":false,"readOnlyRootFilesystem":true,"capabilities":{"drop":["ALL"]},"seccompProfile":{"type":"RuntimeDefault"}}""");
        Pod.GetProperty("automountServiceAccountToken").GetBoolean().Should().BeFalse("the function never asks the API server");
        Container.GetProperty("volumeMounts").EnumerateArray()
            .Should().ContainSingle().Which.GetProperty("mountPath").GetString().Should().Be("/tmp");
    }

    [Fact]
    public void Pods_OfRuntimeConfig_AreTwoOfWhichOneMayBeAway()
    {
        Config.Find("spec", "deploymentTemplate", "spec", "replicas")!.Value.GetRawText().Should().Be("2");
        Pod.GetProperty("topologySpreadConstraints")
            .EnumerateArray()
            .Select(spread => spread.GetProperty("topologyKey").GetString())
            .Should().Equal(
                "kubernetes.io/hostname", "topology.kubernetes.io/zone");
        Repository.ReadOnly("package/cluster/pod-disruption-budget.yaml").Find(
            "spec", "maxUnavailable")!.Value.GetRawText().Should().Be("1");
    }

    /// <summary>A limit of CPU would only make calls wait.</summary>
    [Fact]
    public void Resources_OfContainer_AreRequestedAndOnlyMemoryIsLimited()
    {
        var resources = Container.GetProperty("resources");

        resources.GetProperty("requests").EnumerateObject().Select(amount => amount.Name).Should().Equal("cpu", "memory");
        resources.GetProperty("limits").EnumerateObject().Select(amount => amount.Name).Should().Equal("memory");
    }

    [Fact]
    public void Policy_OfNetwork_LetsOnlyCrossplaneCallAndTheFunctionNobody()
    {
        var policy = Repository.ReadOnly("package/cluster/network-policy.yaml");
        var rules = policy.Items("spec", "ingress").Select(
            rule => $"{rule.GetProperty("from").GetRawText()} {rule.GetProperty("ports").GetRawText()}");

        rules.Should().Equal(
            """[{"podSelector":{"matchLabels":{"app":"crossplane"}}}] [{"port":"grpc","protocol":"TCP"}]""",
            """[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"monitoring"}}}]"""
                + """ [{"port":"metrics","protocol":"TCP"}]""");
        policy.Find("spec", "policyTypes")!.Value.GetRawText().Should().Be("""["Ingress","Egress"]""");
        policy.Find("spec", "egress")!.Value.GetRawText().Should().Be("[]");
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
        var kustomization = YamlElements.ReadFirst(Repository.FullPath($"{root}/Kustomization"));

        kustomization.GetProperty("resources").EnumerateArray().Select(file => $"{root}/{file.GetString()}")
            .Should().Equal(files);
    }
}
