namespace Packages.Tests.Cluster;

/// <summary>What is said to Argo CD.</summary>
public class ArgoCdTests
{
    private const string Composite = "platform.bizmatters.io_AgentExecutor";
    private const string Definition = "apiextensions.crossplane.io_CompositeResourceDefinition";
    private const string Function = "pkg.crossplane.io_Function";

    private static Manifest Settings => Repository.ReadOnly("package/cluster/argocd/argocd-cm.yaml");

    [LuaTheory]
    [InlineData(Composite, "{metadata: {}}", "Progressing", "Crossplane has not reported yet.")]
    [InlineData(Composite, "{metadata: {}, status: {}}", "Progressing", "Crossplane has not reported yet.")]
    [InlineData(Composite, "{metadata: {annotations: {crossplane.io/paused: 'true'}}}", "Suspended",
        "Crossplane does not reconcile it: crossplane.io/paused is true.")]
    [InlineData(Composite, "{metadata: {}, status: {conditions: [{type: Synced, status: 'False', message: no function}]}}",
        "Degraded", "no function")]
    [InlineData(Composite, "{metadata: {}, status: {conditions: [{type: Synced, status: 'True'}, {type: Ready, status: 'False', "
        + "reason: Creating}]}}", "Progressing", "Creating")]
    [InlineData(Composite, "{metadata: {}, status: {conditions: [{type: Ready, status: 'True'}, {type: Synced, status: "
        + "'True'}]}}", "Healthy", "The service runs.")]
    [InlineData(Composite, "{metadata: {generation: 3}, status: {conditions: [{type: Ready, status: 'True', "
        + "observedGeneration: 2}]}}", "Progressing", "Crossplane has not seen the newest version yet.")]
    [InlineData(Composite, "{metadata: {generation: 3}, status: {conditions: [{type: Ready, status: 'True', "
        + "observedGeneration: 3}]}}", "Healthy", "The service runs.")]
    [InlineData(Composite, "{metadata: {generation: 4}, status: {phase: Degraded, conditions: [{type: Ready, status: 'False', "
        + "observedGeneration: 3}, {type: WorkloadReady, status: 'False', message: no pod}]}}", "Progressing",
        "Crossplane has not seen the newest version yet.")]
    [InlineData(Composite, "{metadata: {generation: 4}, status: {phase: Degraded, conditions: [{type: Ready, status: 'False', "
        + "observedGeneration: 4}, {type: WorkloadReady, status: 'False', message: no pod}]}}", "Degraded", "no pod")]
    [InlineData(Composite, "{metadata: {}, status: {phase: Degraded, conditions: [{type: Ready, status: 'False'}, {type: "
        + "ScalerReady, status: 'False', message: no stream}, {type: WorkloadReady, status: 'True'}]}}", "Degraded", "no stream")]
    [InlineData(Composite, "{metadata: {}, status: {phase: Degraded, conditions: [{type: Ready, status: 'True'}, {type: "
        + "ScalerReady, status: 'False', message: no room}, {type: WorkloadReady, status: 'True', message: 4 of 8}]}}", "Degraded",
        "no room")]
    [InlineData(Composite, "{metadata: {}, status: {phase: Degraded, conditions: [{type: Ready, status: 'True'}, {type: "
        + "WorkloadReady, status: 'True', message: 4 of 8}]}}", "Degraded", "4 of 8")]
    [InlineData(Composite, "{metadata: {}, status: {phase: Degraded, conditions: [{type: Ready, status: 'False'}, {type: "
        + "WorkloadReady, status: 'True'}, {type: RouteReady, status: 'False', message: refused}]}}", "Degraded", "refused")]
    [InlineData(Composite, "{metadata: {}, status: {phase: Idle, conditions: [{type: Ready, status: 'True'}, {type: "
        + "WorkloadReady, status: 'True', message: idle}]}}", "Healthy", "idle")]
    [InlineData(Composite, "{metadata: {}, status: {phase: Progressing, conditions: [{type: Ready, status: 'False', message: "
        + "rolling}, {type: WorkloadReady, status: 'False', message: no pod}]}}", "Progressing", "rolling")]
    [InlineData(Definition, "{spec: {}, status: {conditions: [{type: Established, status: 'True'}]}}", "Healthy",
        "Its API is served.")]
    [InlineData(Definition, "{spec: {claimNames: {kind: A}}, status: {conditions: [{type: Established, status: 'True'}]}}",
        "Progressing", "Waiting for the condition Offered.")]
    [InlineData(Definition, "{spec: {claimNames: {kind: A}}, status: {conditions: [{type: Offered, status: 'True'}, {type: "
        + "Established, status: 'True'}]}}", "Healthy", "Its API is served.")]
    [InlineData(Definition, "{spec: {}, status: {conditions: [{type: Established, status: 'False', message: bad schema}]}}",
        "Progressing", "bad schema")]
    [InlineData("apiextensions.crossplane.io_Composition", "{spec: {}}", "Healthy", "A Composition has no status.")]
    [InlineData(Function, "{spec: {}}", "Progressing", "Waiting for the condition Installed.")]
    [InlineData(Function, "{status: {conditions: [{type: Installed, status: 'True'}]}}", "Progressing",
        "Waiting for the condition Healthy.")]
    [InlineData(Function, "{status: {conditions: [{type: Installed, status: 'True'}, {type: Healthy, status: Unknown}]}}",
        "Progressing", "Waiting for the condition Healthy.")]
    [InlineData(Function, "{status: {conditions: [{type: Healthy, status: 'False', message: cannot pull}, {type: Installed, "
        + "status: 'True'}]}}", "Degraded", "cannot pull")]
    [InlineData(Function, "{status: {conditions: [{type: Healthy, status: 'True'}, {type: Installed, status: 'True'}]}}",
        "Healthy", "The package is installed and healthy.")]
    public async Task Health_OfObject_IsWhatItsConditionsSay(string kind, string item, string status, string message) =>
        (await Lua.CheckHealthAsync(Check(kind), YamlElements.Parse(item))).Should().Be((status, message));

    /// <summary>A key of a ConfigMap cannot have a wildcard, so a check is there once for each of its kinds.</summary>
    [Theory]
    [InlineData(Composite, "platform.bizmatters.io_EventDrivenService", "platform.bizmatters.io_XAgentExecutor")]
    [InlineData(Function, "pkg.crossplane.io_Configuration", "pkg.crossplane.io_Provider")]
    public void Checks_OfLikeKinds_AreTheSame(string kind, string second, string third) =>
        ((string[])[Check(second), Check(third)]).Should().Equal(Check(kind), Check(kind));

    [Fact]
    public void Checks_OfComposites_AreForEveryKindOfThePackages()
    {
        var kinds = Repository.PackageRoots.SelectMany(Repository.Read).Where(
            manifest => manifest.Kind == "CompositeResourceDefinition")
            .SelectMany(
                definition => new[] { definition.Text("spec", "names", "kind"), definition.Text("spec", "claimNames", "kind") })
            .Where(kind => kind.Length > 0).Distinct();

        kinds.Should().AllSatisfy(kind => Check($"platform.bizmatters.io_{kind}").Should().NotBeEmpty());
    }

    [Fact]
    public void Exclusions_OfResources_AreUsagesAndTheCompositesBehindClaims()
    {
        var kinds = YamlElements.Parse(Settings.Text("data", "resource.exclusions")).EnumerateArray()
            .SelectMany(exclusion => exclusion.GetProperty("kinds").EnumerateArray()).Select(kind => kind.GetString());

        kinds.Should().Equal("ProviderConfigUsage", "ClusterProviderConfigUsage", "XAgentExecutor", "XEventDrivenService");
        Settings.Text("data", "application.resourceTrackingMethod").Should().Be("annotation");
    }

    private static string Check(string kind) => Settings.Text("data", $"resource.customizations.health.{kind}");
}
