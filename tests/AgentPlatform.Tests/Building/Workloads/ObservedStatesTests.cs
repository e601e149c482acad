using System.Text.Json;
using System.Text.Json.Nodes;
using AgentPlatform.Tests.AgentExecutors;
using AgentPlatform.Tests.Settings;
using Crossplane.Functions.Protocol;

namespace AgentPlatform.Tests.Building.Workloads;

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
    [InlineData("rolling out", "ready", false, "Progressing", "False Progressing", "True Scaling", "Unknown Waiting")]
    [InlineData("new version beside old pods", "ready", false, "Progressing", "False Progressing", "True Scaling", "Unknown Waiting")]
    [InlineData("rolled back", "ready", false, "Progressing", "False Progressing", "True Scaling", "Unknown Waiting")]
    [InlineData("first pod of a rollout", "ready", false, "Progressing", "False Progressing", "True Scaling", "Unknown Waiting")]
    [InlineData("crashing", "ready", false, "Degraded", "False Down", "True Scaling", "Unknown Waiting")]
    [InlineData("deadline exceeded", "ready", false, "Degraded", "False ProgressDeadlineExceeded", "True Scaling",
        "Unknown NotFinished")]
    [InlineData("deadline exceeded beside old pods", "ready", false, "Degraded", "False ProgressDeadlineExceeded", "True Scaling",
        "Unknown NotFinished")]
    [InlineData("refused", "ready", false, "Degraded", "False FailedCreate", "True Scaling", "Unknown NotRun")]
    [InlineData("refused past the deadline", "ready", false, "Degraded", "False FailedCreate", "True Scaling", "Unknown NotRun")]
    [InlineData("refused beside old pods", "ready", false, "Degraded", "False FailedCreate", "True Scaling", "Unknown NotRun")]
    [InlineData("refused after a loss", "ready", false, "Degraded", "False FailedCreate", "True Scaling", "Unknown NotRun")]
    [InlineData("scaled to seven", "ready", true, "Ready", "True Partial", "True Scaling", "True Completed")]
    [InlineData("scaled to zero", "ready", true, "Idle", "True Idle", "True Scaling", "Unknown NotRun")]
    [InlineData("scaled to zero", "autoscaler off", true, "Idle", "True Idle", "True Scaling", "Unknown NotRun")]
    [InlineData("unreadable", "ready", false, "Progressing", "Unknown UnknownStatus", "True Scaling", "Unknown UnknownStatus")]
    [InlineData("null condition", "ready", false, "Progressing", "False Unavailable", "True Scaling", "Unknown Waiting")]
    [InlineData("available", "refused", true, "Degraded", "True Available", "False ScaledObjectCheckFailed", "True Completed")]
    [InlineData("available", "consumer missing", true, "Progressing", "True Available", "Unknown TriggerErrorJustNow",
        "True Completed")]
    [InlineData("available", "partial", true, "Progressing", "True Available", "Unknown TriggerErrorJustNow", "True Completed")]
    [InlineData("available", "consumer missing, autoscaler too", true, "Degraded", "True Available", "False TriggerError",
        "True Completed")]
    [InlineData("available", "key missing", true, "Degraded", "True Available", "False SecretMissing", "True Completed")]
    [InlineData("progressing", "key missing", false, "Progressing", "False Unavailable", "False SecretMissing", "Unknown NotRun")]
    [InlineData("progressing", "secret missing", false, "Progressing", "False Unavailable", "False SecretMissing", "Unknown NotRun")]
    [InlineData("progressing", "refused", false, "Progressing", "False Unavailable", "False ScaledObjectCheckFailed",
        "Unknown Waiting")]
    [InlineData("available", "unknown error", true, "Degraded", "True Available", "False ErrorGettingCurrentReplicas",
        "True Completed")]
    [InlineData("available", "unknown state", true, "Progressing", "True Available", "Unknown UnknownState", "True Completed")]
    [InlineData("available", "without reason", true, "Degraded", "True Available", "False Failed", "True Completed")]
    [InlineData("available", "paused", true, "Ready", "True Available", "True Paused", "True Completed")]
    [InlineData("available", "unreadable", true, "Progressing", "True Available", "Unknown UnknownStatus", "True Completed")]
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
        answer.Message.Meta.Ttl.Seconds.Should().Be(phase is "Ready" or "Idle" ? 600 : 30);
        answer.Message.Results.Should().BeEmpty();
    }

    /// <summary>One poll of KEDA that fails is no failure; a service that has worked stays ready even if all fail.</summary>
    [Theory]
    [InlineData("consumer missing", "True Scaling", true, "Ready", "Unknown TriggerErrorJustNow")]
    [InlineData("consumer missing", "Unknown TriggerErrorJustNow", false, "Degraded", "False TriggerError")]
    [InlineData("consumer missing", "False TriggerError", false, "Degraded", "False TriggerError")]
    [InlineData("consumer missing", "False Creating", false, "Progressing", "Unknown TriggerErrorJustNow")]
    [InlineData("consumer missing, autoscaler not", "Unknown TriggerErrorJustNow", false, "Progressing",
        "Unknown TriggerErrorJustNow")]
    [InlineData("consumer missing, autoscaler not", "False TriggerError", false, "Degraded", "False TriggerError")]
    [InlineData("consumer missing, autoscaler too", "True Scaling", true, "Degraded", "False TriggerError")]
    [InlineData("consumer missing, no pods", "True Scaling", true, "Ready", "Unknown TriggerErrorJustNow")]
    [InlineData("consumer missing, no pods", "Unknown TriggerErrorJustNow", false, "Degraded", "False TriggerError")]
    [InlineData("partial", "Unknown TriggerErrorJustNow", false, "Degraded", "False PartialTriggerError")]
    [InlineData("partial", "True Scaling", true, "Ready", "Unknown TriggerErrorJustNow")]
    [InlineData("autoscaler inactive", "True Scaling", true, "Ready", "Unknown MetricErrorJustNow")]
    [InlineData("autoscaler inactive", "Unknown MetricErrorJustNow", true, "Degraded", "False FailedGetExternalMetric")]
    [InlineData("autoscaler inactive", "False FailedGetExternalMetric", true, "Degraded", "False FailedGetExternalMetric")]
    [InlineData("autoscaler inactive", "Unknown TriggerErrorJustNow", true, "Ready", "Unknown MetricErrorJustNow")]
    [InlineData("autoscaler off", "True Scaling", true, "Ready", "True Scaling")]
    [InlineData("fallback", "True Scaling", true, "Degraded", "False Fallback")]
    [InlineData("key missing", "True Scaling", false, "Degraded", "False SecretMissing")]
    public async Task Report_OfATriggerThatFails_DependsOnTheCallBefore(
        string scaler, string before, bool isReady, string phase, string scaling)
    {
        var words = before.Split(' ');

        var answer = await PlatformCall.RenderAsync(
            Before("ScalerReady", words[0], words[1]), ObservedStates.Of("available", scaler));

        answer.Message.Desired.Resources["scaledobject"].Ready.Should().Be(isReady ? Ready.True : Ready.False);
        answer.Status!.Value.GetProperty("phase").GetString().Should().Be(phase);
        Conditions(answer).Should().Equal("WorkloadReady True Available", $"ScalerReady {scaling}", "MigrationsReady True Completed");
        answer.Message.Meta.Ttl.Seconds.Should().Be(scaling == "True Scaling" ? 600 : 30);
    }

    [Fact]
    public async Task Report_OfAnAutoscalerThatFailsDuringTheFirstRollout_DegradesNothing()
    {
        var answer = await PlatformCall.RenderAsync(
            Before("ScalerReady", "Unknown", "MetricErrorJustNow"), ObservedStates.Of("progressing", "autoscaler inactive"));

        Conditions(answer)[1].Should().Be("ScalerReady False FailedGetExternalMetric");
        answer.Status!.Value.GetProperty("phase").GetString().Should().Be("Progressing");
        answer.Message.Results.Should().ContainSingle().Which.Severity.Should().Be(Severity.Normal);
    }

    [Theory]
    [InlineData("""[{"type":"Ready","status":"True"},{"type":"ScalerReady","status":"False","reason":"TriggerError"}]""", "{}", true)]
    [InlineData("""[{"type":"Ready","status":"False"},{"type":"ScalerReady","status":"False","reason":"TriggerError"}]""", "{}", false)]
    [InlineData("[]", """{"lastActiveTime":"2026-01-01T12:00:00Z"}""", true)]
    [InlineData("[]", "{}", false)]
    public async Task Readiness_OfATriggerThatFails_StaysIfItHasWorked(string conditions, string status, bool isReady)
    {
        var observed = ObservedStates.Of("available", "consumer missing");
        observed["scaledobject"] = Merged(observed["scaledobject"], status);
        var composite = AgentExecutorSample.Minimal(("status", $$"""{"conditions":{{conditions}} }"""));

        var answer = await PlatformCall.RenderAsync(composite, observed);

        answer.Message.Desired.Resources["scaledobject"].Ready.Should().Be(isReady ? Ready.True : Ready.False);
    }

    /// <summary>A service that is woken is not one that has lost its pods, although its Deployment looks the same.</summary>
    [Theory]
    [InlineData("ready", "True Idle", false, "Progressing", "False Starting")]
    [InlineData("ready", "False Starting", false, "Progressing", "False Starting")]
    [InlineData("active at noon", "True Idle", true, "Progressing", "True Starting")]
    [InlineData("active at noon", "True Starting", true, "Progressing", "True Starting")]
    [InlineData("active after ten minutes", "True Starting", false, "Degraded", "False StartFailed")]
    [InlineData("active at noon", "False StartFailed", false, "Degraded", "False StartFailed")]
    [InlineData("active at noon", "True Available", false, "Degraded", "False Down")]
    [InlineData("active at noon", "True Partial", false, "Degraded", "False Down")]
    [InlineData("active at noon", "False Down", false, "Degraded", "False Down")]
    public async Task Report_OfADeploymentWithoutPods_DependsOnTheCallBefore(
        string scaler, string before, bool isReady, string phase, string workload)
    {
        var words = before.Split(' ');

        var answer = await PlatformCall.RenderAsync(
            Before("WorkloadReady", words[0], words[1]), ObservedStates.Of("woken", scaler));

        answer.Message.Desired.Resources["deployment"].Ready.Should().Be(isReady ? Ready.True : Ready.False);
        answer.Status!.Value.GetProperty("phase").GetString().Should().Be(phase);
        Conditions(answer)[0].Should().Be($"WorkloadReady {workload}");
        answer.Message.Meta.Ttl.Seconds.Should().Be(30);
        answer.Message.Results.Select(result => $"{result.Severity} {result.Reason}").Should().Equal(
            words[0] == "True" && !isReady
                ? [$"{(phase == "Degraded" ? "Warning" : "Normal")} {workload["False ".Length..]}"]
                : []);
    }

    /// <summary>
    /// Crossplane asks before it applies: the Deployment that runs is still the old one, and must not be taken for the new one.
    /// </summary>
    [Theory]
    [InlineData("of the template before", "False Progressing", "Unknown Waiting", "Progressing")]
    [InlineData("", "True Available", "True Completed", "Ready")]
    public async Task Report_OfADeploymentThatIsAboutToChange_IsOfTheNewestVersion(
        string hash, string workload, string migrations, string phase)
    {
        var observed = ObservedStates.Of("available", "ready");
        var rendered = (await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(), observed)).Object("deployment");
        observed["deployment"] = WithHash(observed["deployment"], hash.Length > 0 ? hash : Hash(rendered));

        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(), observed);

        Conditions(answer)[0].Should().Be($"WorkloadReady {workload}");
        Conditions(answer)[2].Should().Be($"MigrationsReady {migrations}");
        answer.Status!.Value.GetProperty("phase").GetString().Should().Be(phase);
        answer.Message.Desired.Resources["deployment"].Ready.Should().Be(phase == "Ready" ? Ready.True : Ready.False);
    }

    /// <summary>An autoscaler's write raises the generation, and the controller needs a moment to see it.</summary>
    [Theory]
    [InlineData("Available", 6, "True Available")]
    [InlineData("Partial", 6, "True Partial")]
    [InlineData("Idle", 1, "True Starting")]
    [InlineData("Available", 0, "True Idle")]
    public async Task Report_OfAScalingThatTheControllerHasNotSeen_StaysReady(string before, int replicas, string workload)
    {
        var observed = ObservedStates.Of("available", "ready");
        var hash = Hash((await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(), observed)).Object("deployment"));
        observed["deployment"] = Scaled(WithHash(observed["deployment"], hash), replicas);
        var composite = AgentExecutorSample.Minimal(
            ("metadata.generation", "4"),
            ("status",
                $$"""{"observedGeneration":4,"conditions":[{"type":"WorkloadReady","status":"True","reason":"{{before}}"},{"type":"MigrationsReady","status":"True","reason":"Completed"}]}"""));

        var answer = await PlatformCall.RenderAsync(composite, observed);

        Conditions(answer)[0].Should().Be($"WorkloadReady {workload}");
        Conditions(answer)[2].Should().Be("MigrationsReady True Completed");
        answer.Message.Desired.Resources["deployment"].Ready.Should().Be(Ready.True);
    }

    /// <summary>Each call sees what the one before has written; a condition that changed each time would never come to rest.</summary>
    [Theory]
    [InlineData("\"\"", "HPAInactive")]
    [InlineData("\"FailedGetExternalMetric\"", "FailedGetExternalMetric")]
    public async Task Scaler_OfAnAutoscalerWithoutMetrics_ComesToRest(string reason, string expected)
    {
        var observed = ObservedStates.Of("available", "ready");
        observed["scaledobject"] = JsonElement.Parse(
            $$"""{"status":{"conditions":[{"type":"Ready","status":"True"},{"type":"HPAActive","status":"False","reason":{{reason}} }]} }""");
        var composite = Before("ScalerReady", "True", "Scaling");
        var told = new List<string>();
        for (var call = 0; call < 4; call++)
        {
            var answer = await PlatformCall.RenderAsync(composite, observed);
            told.Add(Conditions(answer)[1]);
            var words = told[^1].Split(' ');
            composite = Before("ScalerReady", words[1], words[2]);
        }

        told.Should().Equal(
            "ScalerReady Unknown MetricErrorJustNow",
            $"ScalerReady False {expected}",
            $"ScalerReady False {expected}",
            $"ScalerReady False {expected}");
    }

    [Theory]
    [InlineData("scaled to zero", "4", "4", "ghcr.io/myorg/my-service:v1.0.0", "True", "Completed", "True Completed")]
    [InlineData("scaled to zero", "4", "3", "ghcr.io/myorg/my-service:v1.0.0", "True", "Completed", "Unknown NotRun")]
    [InlineData("scaled to zero", "4", "4", "ghcr.io/myorg/my-service:v0.9.0", "True", "Completed", "Unknown NotRun")]
    [InlineData("scaled to zero", "4", "4", "ghcr.io/myorg/my-service:v1.0.0", "Unknown", "NotRun", "Unknown NotRun")]
    [InlineData("woken", "4", "4", "ghcr.io/myorg/my-service:v1.0.0", "Unknown", "NotRun", "Unknown Waiting")]
    [InlineData("crashing", "4", "4", "ghcr.io/myorg/my-service:v1.0.0", "True", "Completed", "True Completed")]
    public async Task Migrations_WithoutPods_AreWhatWasSeenOfThisVersion(
        string deployment, string generation, string seen, string image, string status, string reason, string migrations)
    {
        var composite = AgentExecutorSample.Minimal(
            ("metadata.generation", generation),
            ("status",
                $$"""{"observedGeneration":{{seen}},"image":"{{image}}","conditions":[{"type":"MigrationsReady","status":"{{status}}","reason":"{{reason}}"}]}"""));

        var answer = await PlatformCall.RenderAsync(composite, ObservedStates.Of(deployment, "ready"));

        Conditions(answer)[2].Should().Be($"MigrationsReady {migrations}");
    }

    /// <summary>The service runs, so the autoscaler is told to be in trouble, where there is one.</summary>
    [Theory]
    [InlineData("""{"enabled":true}""", "WorkloadReady True Partial", "ScalerReady False CannotGrow")]
    [InlineData("""{"enabled":false}""", "WorkloadReady True CannotGrow", "ScalerReady True Disabled")]
    public async Task Report_OfPodsThatAreRefusedWhileOthersRun_SaysSoOnce(string scaling, params string[] conditions)
    {
        var answer = await PlatformCall.RenderAsync(
            AgentExecutorSample.Minimal(("spec.scaling", scaling)), ObservedStates.Of("cannot grow", "ready"));

        Conditions(answer)[..2].Should().Equal(conditions);
        answer.Message.Desired.Resources["deployment"].Ready.Should().Be(Ready.True);
        answer.Status!.Value.GetProperty("phase").GetString().Should().Be("Degraded");
        answer.Message.Meta.Ttl.Seconds.Should().Be(30);
        answer.Message.Conditions.Where(condition => condition.Message.Contains("exceeded quota", StringComparison.Ordinal))
            .Should().ContainSingle();
    }

    [Theory]
    [InlineData("deadline exceeded", "ready", "WorkloadReady",
        "The newest version did not become ready in time: 1 of 1 pod is updated, 0 are available. Check that the image "
            + "ghcr.io/myorg/my-service:v1.0.0 can be pulled, that the Secrets dragonfly-connection, postgres-connection exist "
            + "with all their keys, that a node has room, and what the pods say: kubectl describe pods -n my-namespace "
            + "-l app=my-service")]
    [InlineData("deadline exceeded", "key missing", "WorkloadReady",
        "The newest version did not become ready in time: 1 of 1 pod is updated, 0 are available. No container can start: the "
            + "Secret my-postgres-secret or its key POSTGRES_HOST is missing, which the variable DB_HOST needs.")]
    [InlineData("progressing", "key missing", "ScalerReady",
        "KEDA reads the variables of the pods before it scales them, and cannot: the Secret my-postgres-secret or its key "
            + "POSTGRES_HOST is missing, which the variable DB_HOST needs.")]
    [InlineData("progressing", "key missing", "MigrationsReady",
        "The init container cannot start: the Secret my-postgres-secret or its key POSTGRES_HOST is missing, which the variable "
            + "DB_HOST needs.")]
    [InlineData("progressing", "secret missing", "ScalerReady",
        "KEDA reads the variables of the pods before it scales them, and cannot: the Secret orders-keys is missing, whose keys "
            + "become variables of the pods.")]
    [InlineData("crashing", "ready", "WorkloadReady",
        "The service ran and is down: 0 of 1 pod is available. Check what the last containers wrote, the probes and the nodes: "
            + "kubectl logs -n my-namespace -l app=my-service -c agent-executor --previous; kubectl describe pods "
            + "-n my-namespace -l app=my-service")]
    [InlineData("new version beside old pods", "ready", "WorkloadReady",
        "The newest version is being rolled out: 1 of 4 pods are updated, 4 are available.")]
    [InlineData("scaled to seven", "ready", "WorkloadReady", "1 of 7 pods are available.")]
    [InlineData("cannot grow", "ready", "ScalerReady", "More pods are wanted, and cannot be created: exceeded quota: team")]
    [InlineData("refused", "ready", "WorkloadReady", "Pods cannot be created: exceeded quota: team")]
    [InlineData("deadline exceeded", "ready", "MigrationsReady",
        "It cannot be told whether the init container or the service itself keeps pods from becoming ready: kubectl logs -n "
            + "my-namespace -l app=my-service -c run-migrations")]
    [InlineData("scaled to zero", "ready", "MigrationsReady",
        "No pod is known to have run this version; the init container runs before the next one starts.")]
    [InlineData("available", "consumer missing, autoscaler too", "ScalerReady",
        "KEDA cannot scale by the lag. Check that the stream MY_SERVICE_STREAM and its durable consumer my-service-workers "
            + "exist, and that KEDA reaches nats-headless.nats.svc.cluster.local:8222. KEDA says: no")]
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
    [InlineData("crashing", "ready", "False", "Down")]
    [InlineData("scaled to seven", "ready", "True", "Available")]
    [InlineData("scaled to zero", "ready", "True", "Partial")]
    [InlineData("available", "ready", "True", "Idle")]
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
    [InlineData("scaled up to four")]
    [InlineData("scaled to zero")]
    [InlineData("without progress")]
    public async Task Readiness_WhileTheNumberOfPodsChanges_StaysTheSame(string deployment)
    {
        var before = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(), ObservedStates.Of("available", "ready"));
        var after = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(), ObservedStates.Of(deployment, "ready"));

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
    [InlineData("True", true, "True Accepted", "Ready")]
    [InlineData("False", false, "False NotAllowedByListeners", "Degraded")]
    [InlineData("Unknown", false, "Unknown Waiting", "Progressing")]
    public async Task Report_OfRoute_IsThatOfItsGateway(string accepted, bool isReady, string route, string phase)
    {
        var observed = ObservedStates.Of("available", "ready");
        observed["httproute"] = JsonElement.Parse(
            $$"""{"status":{"parents":[{"parentRef":{"name":"public"},"conditions":[{"type":"Accepted","status":"{{accepted}}","reason":"NotAllowedByListeners","message":"no"},{"type":"ResolvedRefs","status":"True"}]}]} }""");
        var composite = AgentExecutorSample.Minimal(
            ("spec.exposure", """{"hostname":"a.example.org","gatewayRef":{"name":"public"}}"""));

        var answer = await PlatformCall.RenderAsync(composite, observed);

        answer.Message.Desired.Resources["httproute"].Ready.Should().Be(isReady ? Ready.True : Ready.False);
        Conditions(answer)[3].Should().Be($"RouteReady {route}");
        answer.Status!.Value.GetProperty("phase").GetString().Should().Be(phase);
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

    [Theory]
    [InlineData(null, "available", "False Creating", "Progressing", "The HTTPRoute does not exist yet.")]
    [InlineData("""{"status":{"parents":"all"}}""", "available", "Unknown UnknownStatus", "Progressing",
        "The HTTPRoute's status cannot be read.")]
    [InlineData("{}", "available", "Unknown Waiting", "Progressing",
        "The Gateway gateways/public has not answered yet; does it exist, and does its controller run?")]
    [InlineData(
        """{"status":{"parents":[{"parentRef":{"name":"public","namespace":"gateways"},"conditions":[{"type":"Accepted","status":"True"},{"type":"ResolvedRefs","status":"False","reason":"BackendNotFound","message":"Service my-service not found"}]}]}}""",
        "available", "False BackendNotFound", "Degraded",
        "The Gateway gateways/public does not route to the service. It says: Service my-service not found")]
    [InlineData(
        """{"status":{"parents":[{"parentRef":{"name":"public","namespace":"gateways"},"conditions":[{"type":"Accepted","status":"False"}]}]}}""",
        "progressing", "False Refused", "Progressing", "The Gateway gateways/public does not route to the service. It says: ")]
    public async Task Report_OfRoute_TellsWhoHasToAct(
        string? item, string deployment, string route, string phase, string message)
    {
        var observed = ObservedStates.Of(deployment, "ready");
        if (item is not null)
        {
            observed["httproute"] = JsonElement.Parse(item);
        }

        var answer = await PlatformCall.RenderAsync(
            AgentExecutorSample.Minimal(
                ("spec.exposure", """{"hostname":"a.example.org","gatewayRef":{"name":"public","namespace":"gateways"}}""")),
            observed);

        Conditions(answer)[3].Should().Be($"RouteReady {route}");
        answer.Message.Conditions[3].Message.Should().Be(message);
        answer.Status!.Value.GetProperty("phase").GetString().Should().Be(phase);
    }

    [Fact]
    public async Task Report_OfRouteWhoseObjectIsNotSynced_SaysSo()
    {
        var observed = ObservedStates.Of("available", "ready").ToDictionary(
            entry => entry.Key, entry => ObservedStates.Delivered(entry.Value, "True", "True"));
        observed["httproute"] = ObservedStates.Delivered(JsonElement.Parse("{}"), "True", "False");

        var answer = await PlatformCall.RenderAsync(
            AgentExecutorSample.Minimal(("spec.exposure", """{"hostname":"a.example.org","gatewayRef":{"name":"public"}}""")),
            observed,
            ObjectDelivery);

        Conditions(answer)[3].Should().Be("RouteReady Unknown NotSynced");
        answer.Message.Desired.Resources["httproute"].Ready.Should().Be(Ready.False);
    }

    private static JsonElement Merged(JsonElement item, string status)
    {
        var merged = JsonNode.Parse(item.GetRawText())!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(status)!.AsObject())
        {
            merged["status"]![name] = value?.DeepClone();
        }

        return JsonElement.Parse(merged.ToJsonString());
    }

    private static JsonElement WithHash(JsonElement deployment, string hash) => Changed(deployment, changed =>
        changed["metadata"]!["annotations"] = new JsonObject { ["platform.bizmatters.io/pod-template-hash"] = hash });

    private static JsonElement Scaled(JsonElement deployment, int replicas) => Changed(deployment, changed =>
    {
        changed["metadata"]!["generation"] = 99;
        changed["spec"] = new JsonObject { ["replicas"] = replicas };
    });

    private static JsonElement Changed(JsonElement item, Action<JsonObject> change)
    {
        var changed = JsonNode.Parse(item.GetRawText())!.AsObject();
        change(changed);
        return JsonElement.Parse(changed.ToJsonString());
    }

    private static string Hash(JsonElement deployment) => deployment.GetProperty("metadata").GetProperty("annotations")
        .GetProperty("platform.bizmatters.io/pod-template-hash").GetString()!;

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
