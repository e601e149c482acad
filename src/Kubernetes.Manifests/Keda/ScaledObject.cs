using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>Scales a workload by events, down to none; KEDA makes a HorizontalPodAutoscaler from it.</summary>
public sealed record ScaledObject : KubernetesObject
{
    /// <inheritdoc/>
    [JsonPropertyOrder(ApiVersionOrder)]
    public override string ApiVersion => "keda.sh/v1alpha1";

    /// <inheritdoc/>
    [JsonPropertyOrder(KindOrder)]
    public override string Kind => "ScaledObject";

    /// <summary>What is scaled, and by what.</summary>
    public ScaledObjectSpec? Spec { get; init; }

    /// <summary>Observed only; null on a desired object.</summary>
    public ScaledObjectStatus? Status { get; init; }
}
