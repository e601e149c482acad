using Platform.Tests.Manifests;

namespace Platform.Tests.Gitops;

/// <summary>What is said to Argo CD beside the checks of the packages.</summary>
public sealed class ArgoCdTests
{
    private static Manifest Settings => PlatformRepository.Only("ConfigMap", "argocd-cm");

    /// <summary>Waves between Applications wait for this.</summary>
    [LuaTheory]
    [InlineData("{}", "Progressing", "Waiting for the first sync")]
    [InlineData("{status: {}}", "Progressing", "")]
    [InlineData("{status: {health: {status: Healthy}}}", "Progressing", "Waiting for the first sync")]
    [InlineData("{status: {operationState: {phase: Running, message: hook}, health: {status: Healthy}}}", "Progressing",
        "Sync is Running: hook")]
    [InlineData("{status: {operationState: {phase: Failed}, health: {status: Healthy}}}", "Progressing", "Sync is Failed")]
    [InlineData("{status: {operationState: {phase: Succeeded}, health: {status: Progressing, message: rolling}}}", "Progressing",
        "rolling")]
    [InlineData("{status: {operationState: {phase: Succeeded}, health: {status: Missing}}}", "Progressing", "")]
    [InlineData("{status: {operationState: {phase: Succeeded}, health: {status: Degraded}}}", "Degraded", "")]
    [InlineData("{status: {operationState: {phase: Succeeded}, health: {status: Suspended}}}", "Suspended", "")]
    [InlineData("{status: {operationState: {phase: Succeeded}, health: {status: Healthy}}}", "Healthy", "")]
    public async Task Health_OfApplication_IsThatOfWhatItInstalledOnceItHas(string application, string status, string message)
    {
        var (found, text) = await Lua.CheckHealthAsync(
            Settings.Text("data", "resource.customizations.health.argoproj.io_Application"), YamlElements.Parse(application));

        found.Should().Be(status);
        text.Contains(message, StringComparison.Ordinal).Should().BeTrue($"\"{text}\" should say \"{message}\"");
    }

    [Fact]
    public void Tracking_Always_IsByAnnotation() =>
        Settings.Text("data", "application.resourceTrackingMethod").Should().Be("annotation");

    /// <summary>Crossplane copies the tracking annotation of a claim to its composite.</summary>
    [Fact]
    public void Exclusions_OfResources_AreTheCompositesBehindClaims()
    {
        var excluded = YamlElements.Parse(Settings.Text("data", "resource.exclusions")).EnumerateArray()
            .Where(entry =>
                entry.GetProperty("apiGroups").EnumerateArray().Any(group => group.ValueEquals("platform.bizmatters.io")))
            .SelectMany(entry => entry.GetProperty("kinds").EnumerateArray())
            .Select(kind => kind.GetString());
        var composites = Manifest.LoadBelow("package/configuration-claims", recurse: true)
            .Where(manifest => manifest.Kind == "CompositeResourceDefinition")
            .Select(definition => definition.Text("spec", "names", "kind"));

        composites.Except(excluded).Should().BeEmpty();
    }
}
