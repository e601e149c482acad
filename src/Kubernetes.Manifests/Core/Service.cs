using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Core;

/// <summary>A stable name and address for the pods that its selector matches.</summary>
public sealed record Service : KubernetesObject
{
    /// <inheritdoc/>
    [JsonPropertyOrder(ApiVersionOrder)]
    public override string ApiVersion => "v1";

    /// <inheritdoc/>
    [JsonPropertyOrder(KindOrder)]
    public override string Kind => "Service";

    /// <summary>What is routed where.</summary>
    public ServiceSpec? Spec { get; init; }
}
