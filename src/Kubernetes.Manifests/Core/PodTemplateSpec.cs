using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Core;

/// <summary>What a controller makes its pods from.</summary>
public sealed record PodTemplateSpec
{
    /// <summary>Labels and annotations of the pods; the controller names them.</summary>
    public ObjectMeta? Metadata { get; init; }

    /// <summary>The pods' content. A change replaces the pods.</summary>
    public PodSpec? Spec { get; init; }
}
