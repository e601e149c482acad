using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.ProviderKubernetes;

/// <summary>
/// A manifest that provider-kubernetes applies: the namespaced Object, which namespaced composites compose. Since
/// provider-kubernetes 1.0.
/// </summary>
public sealed record NamespacedObject : KubernetesObject
{
    /// <inheritdoc/>
    [JsonPropertyOrder(ApiVersionOrder)]
    public override string ApiVersion => "kubernetes.m.crossplane.io/v1alpha1";

    /// <inheritdoc/>
    [JsonPropertyOrder(KindOrder)]
    public override string Kind => "Object";

    /// <summary>What is applied, and how it is judged.</summary>
    public ObjectSpec? Spec { get; init; }
}
