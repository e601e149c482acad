using Platform.Tests.Manifests;

namespace Platform.Tests.Gitops;

/// <summary>What the platform's repository has from this project is what this project has.</summary>
public sealed class CopiesTests
{
    private const string Checks = "resource.customizations.health.";

    [Fact]
    public void Definition_OfThePlatform_IsThatOfThePackage() =>
        File.ReadAllText(Repository.Path("examples/gitops/platform/04-apis/definitions/xagentexecutors.yaml")).Should().Be(
            File.ReadAllText(Repository.Path("package/configuration-claims/xagentexecutors/definition.yaml")));

    [Fact]
    public void HealthChecks_OfThePlatform_AreThoseOfThePackage()
    {
        var own = PlatformRepository.Only("ConfigMap", "argocd-cm").Find("data")!.AsObject();
        var packaged = Manifest.Load("package/cluster/argocd/argocd-cm.yaml")[0].Find("data")!.AsObject()
            .Where(entry => entry.Key.StartsWith(Checks, StringComparison.Ordinal)).ToArray();

        packaged.Should().NotBeEmpty();
        packaged.Should().AllSatisfy(check => (own[check.Key]?.GetValue<string>()).Should().Be(check.Value!.GetValue<string>()));
    }

    [Fact]
    public void Composition_OfThePlatform_IsThatOfThePackageWithSettingsOfItsOwn()
    {
        var packaged = Manifest.Load("package/configuration-claims/xagentexecutors/composition-direct.yaml")[0]
            .Find("spec")!.AsObject();
        var own = PlatformRepository.Only("Composition", "agent-executor-composition").Find("spec")!.DeepClone().AsObject();
        var input = own["pipeline"]![0]!["input"]!.AsObject();
        foreach (var setting in new[] { "labelling", "metadata", "network" })
        {
            input.Remove(setting).Should().BeTrue($"the input has {setting}");
        }

        own.ToJsonString().Should().Be(packaged.ToJsonString());
    }
}
