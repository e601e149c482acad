using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Policy;

/// <summary>How many pods may be evicted at once, as when a node is drained.</summary>
public sealed record PodDisruptionBudget : KubernetesObject
{
    /// <inheritdoc/>
    [JsonPropertyOrder(ApiVersionOrder)]
    public override string ApiVersion => "policy/v1";

    /// <inheritdoc/>
    [JsonPropertyOrder(KindOrder)]
    public override string Kind => "PodDisruptionBudget";

    /// <summary>The pods, and how many of them.</summary>
    public PodDisruptionBudgetSpec? Spec { get; init; }
}
