using System.Text.Json;
using k8s.Models;
using Kubernetes.Manifests.Keda;

namespace Kubernetes.Manifests.Tests.Keda;

public sealed class ScaledObjectTests
{
    private static readonly ScaledObject Sample = new()
    {
        Metadata = new V1ObjectMeta { Name = "executor" },
        Spec = new ScaledObjectSpec
        {
            ScaleTargetRef = new ScaleTarget { Name = "executor" },
            PollingInterval = 15,
            CooldownPeriod = 60,
            IdleReplicaCount = 0,
            MinReplicaCount = 1,
            MaxReplicaCount = 10,
            Advanced = new AdvancedConfig
            {
                HorizontalPodAutoscalerConfig = new HorizontalPodAutoscalerConfig
                {
                    Name = "executor",
                    Behavior = new HorizontalPodAutoscalerBehavior
                    {
                        ScaleUp = new ScalingRules { StabilizationWindowSeconds = 0 },
                        ScaleDown = new ScalingRules
                        {
                            StabilizationWindowSeconds = 120,
                            SelectPolicy = "Min",
                            Policies = [new ScalingPolicy { Type = "Pods", Value = 2, PeriodSeconds = 60 }],
                        },
                    },
                },
            },
            Triggers =
            [
                new ScaleTrigger
                {
                    Type = "nats-jetstream",
                    Name = "backlog",
                    Metadata = new Dictionary<string, string> { ["stream"] = "ORDERS", ["lagThreshold"] = "5" },
                    MetricType = "AverageValue",
                    AuthenticationRef = new AuthenticationReference { Name = "nats", Kind = "ClusterTriggerAuthentication" },
                },
            ],
        },
    };

    private static readonly string SampleJson = ManifestText.OneLine(
        """
        {"apiVersion":"keda.sh/v1alpha1","kind":"ScaledObject",
        "metadata":{"name":"executor"},
        "spec":{"scaleTargetRef":{"name":"executor"},"pollingInterval":15,"cooldownPeriod":60,
        "idleReplicaCount":0,"minReplicaCount":1,"maxReplicaCount":10,
        "advanced":{"horizontalPodAutoscalerConfig":{"name":"executor","behavior":{
        "scaleUp":{"stabilizationWindowSeconds":0},
        "scaleDown":{"stabilizationWindowSeconds":120,"selectPolicy":"Min",
        "policies":[{"type":"Pods","value":2,"periodSeconds":60}]}}}},
        "triggers":[{"type":"nats-jetstream","name":"backlog",
        "metadata":{"stream":"ORDERS","lagThreshold":"5"},"metricType":"AverageValue",
        "authenticationRef":{"name":"nats","kind":"ClusterTriggerAuthentication"}}]}}
        """);

    [Fact]
    public void Serialize_ScaledObject_KeepsZeroAndCaseOfMapKeys() =>
        JsonSerializer.Serialize(Sample, ManifestJson.Default.ScaledObject).Should().Be(SampleJson);

    [Fact]
    public void Deserialize_ScaledObject_LosesNothing() =>
        ManifestText.ReadAndWrite(SampleJson, ManifestJson.Default.ScaledObject).Should().Be(SampleJson);

    [Fact]
    public void Deserialize_ScaledObjectStatus_ReadsConditions()
    {
        const string Json = """{"hpaName":"executor","conditions":[{"type":"Ready","status":"True"}],"triggersTypes":"cpu"}""";

        var status = JsonSerializer.Deserialize(Json, ManifestJson.Default.ScaledObjectStatus)!;

        status.HpaName.Should().Be("executor");
        status.Conditions.Should().Equal(new V1Condition { Type = "Ready", Status = "True" });
    }
}
