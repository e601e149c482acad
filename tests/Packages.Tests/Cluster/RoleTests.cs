using System.Text.Json;

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
        var rights = role.Items("rules").SelectMany(rule => Texts(rule, "apiGroups").SelectMany(group => Texts(rule, "resources").Select(resource => $"{group}/{resource}")));

        Assert.Equal(ComposedKinds.Resources, rights.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Role_OfCrossplane_LetsItApplyAndWatchAndIsAggregated()
    {
        var role = Repository.ReadOnly("package/cluster/crossplane-role.yaml");

        Assert.All(role.Items("rules"), rule => Assert.Equal(ToApplyAndWatch, Texts(rule, "verbs")));
        Assert.Equal("true", role.Text("metadata", "labels", "rbac.crossplane.io/aggregate-to-crossplane"));
    }

    [Fact]
    public void Role_OfProvider_LetsItApplyAndIsBoundToItsServiceAccount()
    {
        var manifests = Repository.Read("package/cluster/object-delivery");
        var role = manifests.Single(manifest => manifest.Kind == "ClusterRole");
        var binding = manifests.Single(manifest => manifest.Kind == "ClusterRoleBinding");
        var runtime = manifests.Single(manifest => manifest.Kind == "DeploymentRuntimeConfig");
        var provider = manifests.Single(manifest => manifest.Kind == "Provider");

        Assert.All(role.Items("rules"), rule => Assert.Equal(ToApply, Texts(rule, "verbs")));
        Assert.Equal(("ClusterRole", role.Name), (binding.Text("roleRef", "kind"), binding.Text("roleRef", "name")));
        Assert.Equal(runtime.Text("spec", "serviceAccountTemplate", "metadata", "name"), Assert.Single(binding.Items("subjects")).GetProperty("name").GetString());
        Assert.Equal(runtime.Name, provider.Text("spec", "runtimeConfigRef", "name"));
    }

    [Fact]
    public void ProviderConfig_OfObjectDelivery_IsTheOneThatTheCompositionNames()
    {
        var composition = Repository.ReadOnly("package/configuration-claims/xagentexecutors/composition.yaml");
        var delivery = composition.Items("spec", "pipeline")[0].GetProperty("input").GetProperty("delivery");
        var configs = Repository.Read("package/cluster/object-delivery/provider-config.yaml");

        Assert.Equal(
            configs.Single(config => config.Kind == "ProviderConfig").Name,
            delivery.GetProperty("providerConfigRef").GetProperty("name").GetString());
        Assert.Equal("default", configs.Single(config => config.Kind == "ClusterProviderConfig").Name);
    }

    [Fact]
    public void Roles_OfDevelopers_AreForTheApisOfThePackages()
    {
        var definitions = Repository.PackageRoots.SelectMany(Repository.Read).Where(manifest => manifest.Kind == "CompositeResourceDefinition").ToArray();
        var plurals = definitions.Select(definition => definition.Text("spec", definition.Find("spec", "claimNames") is null ? "names" : "claimNames", "plural"));
        var roles = Repository.Read("package/cluster/developer-roles.yaml");

        Assert.All(roles, role =>
        {
            var rule = Assert.Single(role.Items("rules"));
            Assert.Equal(definitions.Select(definition => definition.Text("spec", "group")).Distinct(), Texts(rule, "apiGroups"));
            Assert.Equal(plurals.Distinct().Order(StringComparer.Ordinal), Texts(rule, "resources"));
        });
    }

    private static IEnumerable<string> Texts(JsonElement rule, string name) => rule.GetProperty(name).EnumerateArray().Select(value => value.GetString()!);
}
