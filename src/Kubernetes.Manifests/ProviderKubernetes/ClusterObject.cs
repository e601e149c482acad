using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.ProviderKubernetes;

/// <summary>
/// A manifest that provider-kubernetes applies: the cluster-scoped Object, which composites behind claims compose. Since
/// provider-kubernetes 0.7.
/// </summary>
public sealed record ClusterObject : KubernetesObject
{
    /// <inheritdoc/>
    [JsonPropertyOrder(ApiVersionOrder)]
    public override string ApiVersion => "kubernetes.crossplane.io/v1alpha2";

    /// <inheritdoc/>
    [JsonPropertyOrder(KindOrder)]
    public override string Kind => "Object";

    /// <summary>What is applied, and how it is judged.</summary>
    public ObjectSpec? Spec { get; init; }
}
