using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Networking;

/// <summary>
/// Which connections pods may have. Policies add up: each can only allow more. Without a network plugin that enforces them they
/// do nothing.
/// </summary>
public sealed record NetworkPolicy : KubernetesObject
{
    /// <inheritdoc/>
    [JsonPropertyOrder(ApiVersionOrder)]
    public override string ApiVersion => "networking.k8s.io/v1";

    /// <inheritdoc/>
    [JsonPropertyOrder(KindOrder)]
    public override string Kind => "NetworkPolicy";

    /// <summary>For which pods, and what is allowed.</summary>
    public NetworkPolicySpec? Spec { get; init; }
}
