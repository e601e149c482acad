using System.Text.Json;
using AgentPlatform.Tests.AgentExecutors;
using AgentPlatform.Tests.Settings;
using Crossplane.Functions.Protocol;

namespace AgentPlatform.Tests.Workloads;

/// <summary>What a composite says of the objects that exist.</summary>
public class ObservedStatesTests
{
    private static readonly JsonElement ObjectDelivery = SettingsSample.With("delivery", """{"mode":"Object"}""");

    [Theory]
    [InlineData(null, null, false, "Pending", "False Creating", "False Creating", "Unknown Waiting")]
    [InlineData("fresh", null, false, "Progressing", "False Progressing", "False Creating", "Unknown Waiting")]
    [InlineData("fresh", "fresh", false, "Progressing", "False Progressing", "Unknown Waiting", "Unknown Waiting")]
    [InlineData("progressing", "unknown", false, "Progressing", "False Unavailable", "Unknown Waiting", "Unknown Waiting")]
    [InlineData("progressing", "ready", false, "Progressing", "False Unavailable", "True Scaling", "Unknown Waiting")]
    [InlineData("available", null, true, "Progressing", "True Available", "False Creating", "True Completed")]
    [InlineData("available", "ready", true, "Ready", "True Available", "True Scaling", "True Completed")]
    [InlineData("without progress", "ready", true, "Ready", "True Available", "True Scaling", "True Completed")]
    [InlineData("unseen", "ready", false, "Progressing", "False Progressing", "True Scaling", "Unknown Waiting")]
    [InlineData("rolling out", "ready", true, "Ready", "True Available", "True Scaling", "Unknown Waiting")]
    [InlineData("first pod of a rollout", "ready", false, "Progressing", "False Progressing", "True Scaling", "Unknown Waiting")]
    [InlineData("crashing", "ready", false, "Progressing", "False Unavailable", "True Scaling", "True Completed")]
    [InlineData("deadline exceeded", "ready", false, "Degraded", "False ProgressDeadlineExceeded", "True Scaling",
        "Unknown NotFinished")]
    [InlineData("deadline exceeded beside old pods", "ready", false, "Degraded", "False ProgressDeadlineExceeded", "True Scaling",
        "Unknown NotFinished")]
    [InlineData("refused", "ready", false, "Degraded", "False FailedCreate", "True Scaling", "Unknown Waiting")]
    [InlineData("scaled to seven", "ready", true, "Ready", "True Available", "True Scaling", "True Completed")]
    [InlineData("scaled to zero", "ready", true, "Ready", "True Available", "True Scaling", "True Completed")]
    [InlineData("unreadable", "ready", false, "Progressing", "Unknown UnknownStatus", "True Scaling", "Unknown UnknownStatus")]
    [InlineData("null condition", "ready", false, "Progressing", "False Unavailable", "True Scaling", "Unknown Waiting")]
    [InlineData("available", "refused", true, "Degraded", "True Available", "False ScaledObjectCheckFailed", "True Completed")]
    [InlineData("available", "consumer missing", true, "Degraded", "True Available", "False TriggerError", "True Completed")]
    [InlineData("available", "without reason", true, "Degraded", "True Available", "False Failed", "True Completed")]
    [InlineData("available", "paused", true, "Ready", "True Available", "True Paused", "True Completed")]
    [InlineData("available", "unreadable", true, "Progressing", "True Available", "Unknown Waiting", "True Completed")]
    [InlineData("available", "null condition", true, "Progressing", "True Available", "Unknown Waiting", "True Completed")]
    public async Task Report_OfObservedState_IsWhatItShows(
        string? deployment, string? scaler, bool isReady, string phase, string workload, string scaling, string migrations)
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(), ObservedStates.Of(deployment, scaler));

        answer.Message.Desired.Resources["deployment"].Ready.Should().Be(isReady ? Ready.True : Ready.False);
        answer.Message.Desired.Resources["scaledobject"].Ready.Should().Be(
            scaling.StartsWith("True", StringComparison.Ordinal) ? Ready.True : Ready.False);
        answer.Status!.Value.GetProperty("phase").GetString().Should().Be(phase);
        Conditions(answer).Should().Equal($"WorkloadReady {workload}", $"ScalerReady {scaling}", $"MigrationsReady {migrations}");
        answer.Message.Conditions.Should().AllSatisfy(condition => condition.Target.Should().Be(Target.CompositeAndClaim));
        answer.Message.Meta.Ttl.Seconds.Should().Be(phase == "Ready" ? 600 : 30);
        answer.Message.Results.Should().BeEmpty();
    }

    [Theory]
    [InlineData("deadline exceeded", "ready", "WorkloadReady",
        "No pod of the newest version became ready in time. Check that the image ghcr.io/myorg/my-service:v1.0.0 can be pulled, "
            + "that the Secrets dragonfly-connection, postgres-connection exist with all their keys, and what the pods say: "
            + "kubectl describe pods -n my-namespace -l app=my-service")]
    [InlineData("refused", "ready", "WorkloadReady", "Pods cannot be created: exceeded quota: team")]
    [InlineData("deadline exceeded", "ready", "MigrationsReady",
        "It cannot be told whether the init container or the service itself keeps pods from becoming ready: kubectl logs -n "
            + "my-namespace -l app=my-service -c run-migrations")]
    [InlineData("scaled to zero", "ready", "MigrationsReady", "No pod runs; the init container runs before the next one starts.")]
    [InlineData("available", "consumer missing", "ScalerReady",
        "KEDA cannot scale by the lag. Check that the stream MY_SERVICE_STREAM and its durable consumer my-service-workers "
            + "exist, and that KEDA reaches nats-headless.nats.svc.cluster.local:8222. KEDA says: consumer "
            + "\"my-service-workers\" not found in stream \"MY_SERVICE_STREAM\"")]
    public async Task Condition_OfAMishap_SaysWhatToDo(string deployment, string scaler, string type, string message)
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(), ObservedStates.Of(deployment, scaler));

        answer.Message.Conditions.Should().ContainSingle(condition => condition.Type == type).Which.Message.Should().Be(message);
    }

    [Fact]
    public async Task Status_OfScaledWorkload_HasWhatIsKnown()
    {
        var composite = AgentExecutorSample.Minimal(("metadata.generation", "4"));

        var answer = await PlatformCall.RenderAsync(composite, ObservedStates.Of("scaled to seven", "ready"));

        Sorted(answer.Status!.Value).Should().Be(
            """{"endpoint":"http://my-service.my-namespace.svc.cluster.local:8080","hpaName":"keda-hpa-my-service-scaler","image":"ghcr.io/myorg/my-service:v1.0.0","observedGeneration":4,"phase":"Ready","readyReplicas":1,"replicas":7}""");
    }

    [Theory]
    [InlineData("available", "ready", "True", "Available")]
    [InlineData("crashing", "ready", "False", "Unavailable")]
    public async Task Results_WithoutATransition_AreNone(string deployment, string scaler, string status, string reason)
    {
        var answer = await PlatformCall.RenderAsync(
            Before("WorkloadReady", status, reason), ObservedStates.Of(deployment, scaler));

        answer.Message.Results.Should().BeEmpty();
    }

    [Theory]
    [InlineData("WorkloadReady", "False", "Unavailable", "available", "ready", "Normal", "Available",
        "WorkloadReady: The service runs.")]
    [InlineData("WorkloadReady", "True", "Available", "refused", "ready", "Warning", "FailedCreate",
        "WorkloadReady: Pods cannot be created: exceeded quota: team")]
    [InlineData("WorkloadReady", "False", "Unavailable", "refused", "ready", "Warning", "FailedCreate",
        "WorkloadReady: Pods cannot be created: exceeded quota: team")]
    [InlineData("ScalerReady", "True", "Scaling", "available", "paused", "Normal", "Paused",
        "ScalerReady: Scaling is paused; the number of pods stays as it is.")]
    [InlineData("MigrationsReady", "Unknown", "Waiting", "available", "ready", "Normal", "Completed",
        "MigrationsReady: The init container has run to its end.")]
    public async Task Results_OnATransition_AreOneEvent(
        string type, string status, string reason, string deployment, string scaler, string severity, string eventReason,
        string message)
    {
        var answer = await PlatformCall.RenderAsync(Before(type, status, reason), ObservedStates.Of(deployment, scaler));

        var result = answer.Message.Results.Should().ContainSingle().Which;
        result.Severity.ToString().Should().Be(severity);
        result.Reason.Should().Be(eventReason);
        result.Message.Should().Be(message);
        result.Target.Should().Be(Target.CompositeAndClaim);
    }

    [Theory]
    [InlineData("scaled to seven")]
    [InlineData("scaled to zero")]
    [InlineData("without progress")]
    public async Task Report_WhileTheNumberOfPodsChanges_StaysTheSame(string deployment)
    {
        var before = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(), ObservedStates.Of("available", "ready"));
        var after = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(), ObservedStates.Of(deployment, "ready"));

        Conditions(after).Should().Equal(Conditions(before));
        Readiness(after).Should().Equal(Readiness(before));
    }

    [Theory]
    [InlineData("available", "True", "True", true, "True Available", "True Completed", "Ready")]
    [InlineData("available", "False", "True", false, "True Available", "True Completed", "Progressing")]
    [InlineData("available", "True", "False", false, "Unknown NotSynced", "Unknown Waiting", "Progressing")]
    [InlineData("available", "True", null, false, "Unknown NotSynced", "Unknown Waiting", "Progressing")]
    [InlineData("deadline exceeded", "False", "True", false, "False ProgressDeadlineExceeded", "Unknown NotFinished", "Degraded")]
    [InlineData(null, "False", "True", false, "False Creating", "Unknown Waiting", "Progressing")]
    [InlineData(null, "False", null, false, "False Creating", "Unknown Waiting", "Progressing")]
    public async Task Report_OfDeliveredObjects_IsWhatTheirObjectsShow(
        string? deployment, string ready, string? synced, bool isReady, string workload, string migrations, string phase)
    {
        foreach (var isNamespaced in new[] { true, false })
        {
            var manifests = ObservedStates.Of(deployment, "ready");
            var observed = manifests.ToDictionary(
                entry => entry.Key, entry => ObservedStates.Delivered(entry.Value, "True", "True", isNamespaced));
            observed["deployment"] = ObservedStates.Delivered(
                deployment is null ? null : manifests["deployment"], ready, synced, isNamespaced);

            var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(), observed, ObjectDelivery);

            answer.Message.Desired.Resources["deployment"].Ready.Should().Be(isReady ? Ready.True : Ready.False);
            answer.Message.Desired.Resources.Where(entry => entry.Key != "deployment").Should().AllSatisfy(
                entry => entry.Value.Ready.Should().Be(Ready.True));
            Conditions(answer).Should().Equal(
                $"WorkloadReady {workload}", "ScalerReady True Scaling", $"MigrationsReady {migrations}");
            answer.Status!.Value.GetProperty("phase").GetString().Should().Be(phase);
            answer.Message.Meta.Ttl.Seconds.Should().Be(isReady ? 600 : 30);
        }
    }

    [Fact]
    public async Task Report_OfScalerWhoseObjectIsNotSynced_SaysSo()
    {
        var manifests = ObservedStates.Of("available", "ready");
        var observed = manifests.ToDictionary(entry => entry.Key, entry => ObservedStates.Delivered(entry.Value, "True", "True"));
        observed["scaledobject"] = ObservedStates.Delivered(manifests["scaledobject"], "True", "False");

        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(), observed, ObjectDelivery);

        Conditions(answer).Should().Equal(
            "WorkloadReady True Available", "ScalerReady Unknown NotSynced", "MigrationsReady True Completed");
        answer.Message.Desired.Resources["scaledobject"].Ready.Should().Be(Ready.False);
    }

    [Theory]
    [InlineData("True", true)]
    [InlineData("False", false)]
    public async Task Readiness_OfRoute_IsThatOfItsGateways(string accepted, bool isReady)
    {
        var observed = ObservedStates.Of("available", "ready");
        observed["httproute"] = JsonElement.Parse(
            $$"""{"status":{"parents":[{"conditions":[{"type":"Accepted","status":"{{accepted}}"}]}]} }""");
        var composite = AgentExecutorSample.Minimal(
            ("spec.exposure", """{"hostname":"a.example.org","gatewayRef":{"name":"public"}}"""));

        var answer = await PlatformCall.RenderAsync(composite, observed);

        answer.Message.Desired.Resources["httproute"].Ready.Should().Be(isReady ? Ready.True : Ready.False);
        answer.Message.Meta.Ttl.Seconds.Should().Be(isReady ? 600 : 30);
    }

    [Theory]
    [InlineData("spec.scaling", """{"enabled":false}""", "WorkloadReady True Available", "ScalerReady True Disabled",
        "MigrationsReady True Completed")]
    [InlineData("spec.migrations", """{"enabled":false}""", "WorkloadReady True Available", "ScalerReady True Scaling",
        "MigrationsReady True Disabled")]
    public async Task Report_OfWhatIsSwitchedOff_IsTrue(string field, string json, params string[] conditions)
    {
        var answer = await PlatformCall.RenderAsync(
            AgentExecutorSample.Minimal((field, json)), ObservedStates.Of("available", "ready"));

        Conditions(answer).Should().Equal(conditions);
        answer.Status!.Value.GetProperty("phase").GetString().Should().Be("Ready");
    }

    private static JsonElement Before(string type, string status, string reason) => AgentExecutorSample.Minimal(
        ("status", $$"""{"conditions":[{"type":"Synced","status":"True"},{"type":"{{type}}","status":"{{status}}","reason":"{{reason}}"}]}"""));

    private static string[] Conditions(PlatformAnswer answer) =>
        [.. answer.Message.Conditions.Select(
            condition => $"{condition.Type} {condition.Status.ToString()["Condition".Length..]} {condition.Reason}")];

    private static string[] Readiness(PlatformAnswer answer) =>
        [.. answer.Message.Desired.Resources.Select(entry => $"{entry.Key} {entry.Value.Ready}").Order(StringComparer.Ordinal)];

    private static string Sorted(JsonElement item)
    {
        var members = item.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}");
        return $"{{{string.Join(',', members)}}}";
    }
}
