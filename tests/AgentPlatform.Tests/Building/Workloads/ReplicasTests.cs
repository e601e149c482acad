using System.Text.Json;
using AgentPlatform.Tests.AgentExecutors;
using AgentPlatform.Tests.Settings;

namespace AgentPlatform.Tests.Building.Workloads;

/// <summary>Who decides the number of pods when scaling is switched on or off.</summary>
public class ReplicasTests
{
    private const string Six = """{"spec":{"replicas":6}}""";
    private const string Crossplane = """{"manager":"apiextensions.crossplane.io/composed/b0365ef7","operation":"Apply","fieldsV1":FIELDS}""";
    private const string Autoscaler =
        """{"manager":"kube-controller-manager","operation":"Update","subresource":"scale","fieldsV1":FIELDS}""";
    private const string Keda =
        """{"manager":"keda","operation":"Update","subresource":"scale","fieldsV1":FIELDS}""";
    private const string Controller =
        """{"manager":"kube-controller-manager","operation":"Update","subresource":"status","fieldsV1":{"f:status":{"f:replicas":{}}}}""";

    private const string WithHpa = """{"status":{"hpaName":"keda-hpa-my-service-scaler"}}""";

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, WithHpa, null)]
    [InlineData(Six, null, 6)]
    [InlineData(Six, "{}", 6)]
    [InlineData(Six, """{"status":{"hpaName":""}}""", 6)]
    [InlineData(Six, """{"status":"unreadable"}""", 6)]
    [InlineData(Six, WithHpa, null)]
    [InlineData("{}", null, null)]
    [InlineData("""{"spec":{"replicas":"six"}}""", null, null)]
    public async Task Replicas_WithScaling_StayUntilTheAutoscalerExists(string? deployment, string? scaler, int? expected) =>
        (await ReplicasAsync("{}", deployment, scaler)).Should().Be(expected);

    [Theory]
    [InlineData("""{"minReplicas":0}""", 0, 0)]
    [InlineData("""{"minReplicas":0}""", 6, 6)]
    [InlineData("""{"minReplicas":1}""", 0, 1)]
    [InlineData("""{"minReplicas":5}""", 0, 1)]
    [InlineData("""{"minReplicas":5}""", 2, 2)]
    [InlineData("""{"paused":true}""", 6, 6)]
    public async Task Replicas_WithScaling_AreTheObservedOnesAndNoneOnlyWhereNoneAreAllowed(
        string scaling, int observed, int expected) =>
        (await ReplicasAsync(scaling, $$"""{"spec":{"replicas":{{observed}} } }""", null)).Should().Be(expected);

    [Theory]
    [InlineData(Crossplane, 6)]
    [InlineData(Controller + "," + Crossplane, 6)]
    [InlineData(Autoscaler, null)]
    [InlineData(Crossplane + "," + Autoscaler, null)]
    [InlineData(Controller, null)]
    public async Task Replicas_OfADeploymentThatTellsItsOwners_StayUntilAnotherOneOwnsThem(string managers, int? expected)
    {
        var managed = managers.Replace("FIELDS", """{"f:spec":{"f:replicas":{}}}""", StringComparison.Ordinal);
        var deployment = $$"""{"metadata":{"managedFields":[{{managed}}]},"spec":{"replicas":6} }""";

        (await ReplicasAsync("{}", deployment, WithHpa)).Should().Be(expected);
        (await ReplicasAsync("{}", deployment, null)).Should().Be(expected);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("{}", null)]
    [InlineData(Six, 6)]
    [InlineData("""{"spec":{"replicas":0}}""", 1)]
    public async Task Replicas_WithoutScaling_AreTheObservedOnesAndAtLeastOne(string? deployment, int? expected)
    {
        (await ReplicasAsync("""{"enabled":false}""", deployment, null)).Should().Be(expected);
        (await ReplicasAsync("""{"enabled":false}""", deployment, WithHpa)).Should().Be(expected);
    }

    [Theory]
    [InlineData(Crossplane, 6, false, 6)]
    [InlineData(Controller, 6, false, 6)]
    [InlineData(Crossplane + "," + Autoscaler, 6, false, null)]
    [InlineData(Autoscaler, 0, false, null)]
    [InlineData(Autoscaler, 0, true, 1)]
    [InlineData(Keda, 0, false, 1)]
    [InlineData(Keda, 3, true, null)]
    public async Task Replicas_WithoutScalingThatOthersOwn_AreLeftToThemExceptForTheZeroOfKeda(
        string managers, int current, bool hasScaler, int? expected)
    {
        var managed = managers.Replace("FIELDS", """{"f:spec":{"f:replicas":{}}}""", StringComparison.Ordinal);
        var deployment = $$"""{"metadata":{"managedFields":[{{managed}}]},"spec":{"replicas":{{current}} } }""";

        (await ReplicasAsync("""{"enabled":false}""", deployment, hasScaler ? WithHpa : null)).Should().Be(expected);
    }

    [Fact]
    public async Task Replicas_OfTheSpec_WinOverTheObservedOnes() =>
        (await ReplicasAsync("""{"enabled":false}""", Six, null, ("spec.replicas", "0"))).Should().Be(0);

    [Fact]
    public async Task Replicas_DeliveredByObject_AreThoseOfTheReportedDeployment()
    {
        var reported = ObservedStates.Delivered(JsonElement.Parse(Six), "True", "True");
        var unreported = ObservedStates.Delivered(null, "False", "False");

        (await DeliveredReplicasAsync(reported)).Should().Be(6);
        (await DeliveredReplicasAsync(unreported)).Should().BeNull();
    }

    private static async Task<int?> DeliveredReplicasAsync(JsonElement deployment)
    {
        var answer = await PlatformCall.RenderAsync(
            AgentExecutorSample.Minimal(),
            new Dictionary<string, JsonElement> { ["deployment"] = deployment },
            SettingsSample.With("delivery", """{"mode":"Object"}"""));
        return Replicas(answer.Object("deployment").GetProperty("spec").GetProperty("forProvider").GetProperty("manifest"));
    }

    private static async Task<int?> ReplicasAsync(
        string scaling, string? deployment, string? scaler, params (string Path, string? Json)[] changes)
    {
        var observed = new Dictionary<string, JsonElement>();
        if (deployment is not null)
        {
            observed["deployment"] = JsonElement.Parse(deployment);
        }

        if (scaler is not null)
        {
            observed["scaledobject"] = JsonElement.Parse(scaler);
        }

        var composite = AgentExecutorSample.Minimal([("spec.scaling", scaling), .. changes]);
        return Replicas((await PlatformCall.RenderAsync(composite, observed)).Object("deployment"));
    }

    private static int? Replicas(JsonElement deployment) =>
        deployment.GetProperty("spec").TryGetProperty("replicas", out var replicas) ? replicas.GetInt32() : null;
}
