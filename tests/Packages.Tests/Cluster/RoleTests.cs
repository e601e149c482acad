using System.Text.Json;
using System.Text.RegularExpressions;

namespace Packages.Tests.Cluster;

/// <summary>The rights that are shipped are those for what is composed: not one less, and not one more.</summary>
public class RoleTests
{
    private static readonly string[] ToApplyAndWatch = ["get", "list", "watch", "create", "update", "patch", "delete"];

    /// <summary>provider-kubernetes asks for single objects, and watches none unless it is told to.</summary>
    private static readonly string[] ToApply = ["get", "create", "update", "patch", "delete"];

    [Theory]
    [InlineData("package/cluster/crossplane-role.yaml", "function-agent-platform-composed")]
    [InlineData("package/cluster/object-delivery/role.yaml", "function-agent-platform-delivered")]
    public void Role_OfWhoeverApplies_HasTheKindsThatAreComposed(string file, string name)
    {
        var role = Repository.Read(file).Single(manifest => manifest is { Kind: "ClusterRole" } && manifest.Name == name);
        var rights = role.Items("rules").SelectMany(rule =>
            Texts(rule, "apiGroups").SelectMany(group => Texts(rule, "resources").Select(resource => $"{group}/{resource}")));

        rights.Order(StringComparer.Ordinal).Should().Equal(ComposedKinds.Resources);
    }

    [Fact]
    public void Role_OfCrossplane_LetsItApplyAndWatchAndIsAggregated()
    {
        var role = Repository.ReadOnly("package/cluster/crossplane-role.yaml");

        role.Items("rules").Should().AllSatisfy(rule => Texts(rule, "verbs").Should().Equal(ToApplyAndWatch));
        role.Text("metadata", "labels", "rbac.crossplane.io/aggregate-to-crossplane").Should().Be("true");
    }

    [Fact]
    public void Role_OfDiagnostics_LetsCrossplaneReadPodsAndNothingElse()
    {
        var role = Repository.ReadOnly("package/cluster/diagnostics/role.yaml");

        var rule = role.Items("rules").Should().ContainSingle().Which;
        Texts(rule, "apiGroups").Should().Equal("");
        Texts(rule, "resources").Should().Equal("pods");
        Texts(rule, "verbs").Should().Equal("get", "list", "watch");
        role.Text("metadata", "labels", "rbac.crossplane.io/aggregate-to-crossplane").Should().Be("true");
    }

    [Fact]
    public void Role_OfDiagnostics_IsNotAppliedWithTheOthers()
    {
        var kustomization = File.ReadAllText(Path.Combine(Repository.Root, "package/cluster/Kustomization"));

        kustomization.Should().NotContain("diagnostics", "watching all pods is for platforms that ask for it");
    }

    [Fact]
    public void Role_OfProvider_LetsItApplyAndIsBoundToItsServiceAccount()
    {
        var manifests = Repository.Read("package/cluster/object-delivery");
        var role = manifests.Single(manifest => manifest.Kind == "ClusterRole");
        var binding = manifests.Single(manifest => manifest.Kind == "ClusterRoleBinding");
        var runtime = manifests.Single(manifest => manifest.Kind == "DeploymentRuntimeConfig");
        var provider = manifests.Single(manifest => manifest.Kind == "Provider");

        role.Items("rules").Should().AllSatisfy(rule => Texts(rule, "verbs").Should().Equal(ToApply));
        (binding.Text("roleRef", "kind"), binding.Text("roleRef", "name")).Should().Be(("ClusterRole", role.Name));
        binding.Items("subjects").Should().ContainSingle().Which.GetProperty("name").GetString().Should().Be(
            runtime.Text("spec", "serviceAccountTemplate", "metadata", "name"));
        provider.Text("spec", "runtimeConfigRef", "name").Should().Be(runtime.Name);
    }

    [Fact]
    public void ProviderConfig_OfObjectDelivery_IsTheOneThatTheCompositionNames()
    {
        var composition = Repository.ReadOnly("package/configuration-claims/xagentexecutors/composition.yaml");
        var delivery = composition.Items("spec", "pipeline")[0].GetProperty("input").GetProperty("delivery");
        var configs = Repository.Read("package/cluster/object-delivery/provider-config.yaml");

        delivery.GetProperty("providerConfigRef").GetProperty("name").GetString().Should().Be(
            configs.Single(config => config.Kind == "ProviderConfig").Name);
    }

    /// <summary>default is what an Object gets that names none, whoever wrote it.</summary>
    [Fact]
    public void ProviderConfigs_OfObjectDelivery_AreTheOnesThatTheFunctionNamesAndNotTheDefault()
    {
        var golden = Repository.ReadText("tests/AgentPlatform.Tests/AgentExecutors/Cases/delivery-object/expected.yaml");
        var configs = Repository.Read("package/cluster/object-delivery")
            .Where(manifest => manifest.Kind is "ProviderConfig" or "ClusterProviderConfig").ToArray();

        configs.Select(config => config.Name).Distinct().Should().Equal("kubernetes-provider");
        Regex.Matches(golden, @"providerConfigRef:\s+kind: (\w+)\s+name: (\S+)").Select(
            match => $"{match.Groups[1].Value} {match.Groups[2].Value}").Distinct().Should().Equal(
            "ClusterProviderConfig kubernetes-provider");
    }

    /// <summary>The rights of an identity of a namespace end with the namespace. Its credentials are outside: a kubeconfig may
    /// run programs as the provider, and whoever edits a namespace may change the Secrets in it.</summary>
    [Fact]
    public void ProviderConfig_OfANamespace_HasAnIdentityWithRightsInThatNamespace()
    {
        var manifests = Repository.Read("package/cluster/object-delivery/per-namespace");
        var config = manifests.Single(manifest => manifest.Kind == "ProviderConfig");
        var binding = manifests.Single(manifest => manifest.Kind == "RoleBinding");
        var account = manifests.Single(manifest => manifest.Kind == "ServiceAccount");
        var token = manifests.Single(manifest => manifest.Kind == "Secret");

        new[] { config, binding }.Select(manifest => manifest.Text("metadata", "namespace")).Should().AllBe("my-namespace");
        new[] { account, token }.Select(manifest => manifest.Text("metadata", "namespace")).Should().AllBe("crossplane-system");
        config.Text("spec", "credentials", "source").Should().Be("Secret");
        config.Text("spec", "credentials", "secretRef", "namespace").Should().Be("crossplane-system");
        config.Text("spec", "credentials", "secretRef", "name").Should().Be(account.Name).And.NotBe(token.Name);
        (binding.Text("roleRef", "kind"), binding.Text("roleRef", "name")).Should().Be(
            ("ClusterRole", "function-agent-platform-delivered"));
        var subject = binding.Items("subjects").Should().ContainSingle().Which;
        (subject.GetProperty("name").GetString(), subject.GetProperty("namespace").GetString()).Should().Be(
            (account.Name, "crossplane-system"));
        token.Text("metadata", "annotations", "kubernetes.io/service-account.name").Should().Be(account.Name);
    }

    /// <summary>Who may edit a namespace may not make routes and scalers everywhere; the roles let them, through a
    /// service.</summary>
    [Theory]
    [InlineData("aggregate-to-")]
    [InlineData("platform.bizmatters.io")]
    public void Roles_OfDevelopers_AreNotAppliedWithTheOthers(string text)
    {
        var applied = Repository.FindYaml("package/cluster").Where(file => file.Count(character => character == '/') == 2);

        applied.SelectMany(Repository.Read).Where(manifest => manifest.Kind == "ClusterRole").Should().AllSatisfy(
            role => role.Content.GetRawText().Replace("rbac.crossplane.io/aggregate-to-", "", StringComparison.Ordinal)
                .Should().NotContain(text));
        Repository.ReadText("package/cluster/Kustomization").Should().NotContain("developer");
        Repository.ReadText("package/cluster/developers/roles.yaml").Should().Contain(text);
    }

    [Fact]
    public void Roles_OfDevelopers_AreForTheApisOfThePackages()
    {
        var definitions = Repository.PackageRoots.SelectMany(Repository.Read)
            .Where(manifest => manifest.Kind == "CompositeResourceDefinition")
            .ToArray();
        var plurals = definitions.Select(definition =>
            definition.Text("spec", definition.Find("spec", "claimNames") is null ? "names" : "claimNames", "plural"));
        var roles = Repository.Read("package/cluster/developers/roles.yaml");

        roles.Should().AllSatisfy(role =>
        {
            var rule = role.Items("rules").Should().ContainSingle().Which;
            Texts(rule, "apiGroups").Should().Equal(
                definitions.Select(definition => definition.Text("spec", "group")).Distinct());
            Texts(rule, "resources").Should().Equal(plurals.Distinct().Order(StringComparer.Ordinal));
        });
    }

    private static IEnumerable<string> Texts(JsonElement rule, string name) =>
        rule.GetProperty(name).EnumerateArray().Select(value => value.GetString()!);
}
