namespace Kubernetes.Manifests.Core;

/// <summary>A field of the pod, for the pod to read.</summary>
public sealed record ObjectFieldSelector
{
    /// <summary>Version in which the path is written; <c>v1</c> when null.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Such as <c>metadata.name</c>, <c>metadata.labels['app']</c>, <c>spec.nodeName</c> or <c>status.podIP</c>.</summary>
    public string? FieldPath { get; init; }
}
