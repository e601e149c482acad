namespace Kubernetes.Manifests.Core;

/// <summary>An object in the same namespace; its kind follows from the property that refers to it.</summary>
public sealed record LocalObjectReference
{
    /// <summary>Need not exist yet.</summary>
    public string? Name { get; init; }
}
