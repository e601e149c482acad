using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Core;

/// <summary>The identity that pods take towards the API server.</summary>
public sealed record ServiceAccount : KubernetesObject
{
    /// <inheritdoc/>
    [JsonPropertyOrder(ApiVersionOrder)]
    public override string ApiVersion => "v1";

    /// <inheritdoc/>
    [JsonPropertyOrder(KindOrder)]
    public override string Kind => "ServiceAccount";

    /// <summary>Kubernetes mounts a token when null. <see cref="PodSpec.AutomountServiceAccountToken"/> wins.</summary>
    public bool? AutomountServiceAccountToken { get; init; }

    /// <summary>Given to pods of this account that name none themselves.</summary>
    public IReadOnlyList<LocalObjectReference>? ImagePullSecrets { get; init; }
}
