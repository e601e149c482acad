using System.Text.Json;

namespace Kubernetes.Manifests.ProviderKubernetes;

/// <summary>The manifest of an Object.</summary>
public sealed record ObjectForProvider
{
    /// <summary>A whole Kubernetes object with name and, where it has one, namespace.</summary>
    public JsonElement? Manifest { get; init; }
}
