using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Apps;

/// <summary>Pods of one template, replaced step by step when it changes.</summary>
public sealed record Deployment : KubernetesObject
{
    /// <inheritdoc/>
    [JsonPropertyOrder(ApiVersionOrder)]
    public override string ApiVersion => "apps/v1";

    /// <inheritdoc/>
    [JsonPropertyOrder(KindOrder)]
    public override string Kind => "Deployment";

    /// <summary>What is to run.</summary>
    public DeploymentSpec? Spec { get; init; }

    /// <summary>Observed only; null on a desired object.</summary>
    public DeploymentStatus? Status { get; init; }
}
