using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.ProviderKubernetes;

/// <summary>The manifest of an Object.</summary>
public sealed record ObjectForProvider
{
    /// <summary>A whole Kubernetes object with name and, where it has one, namespace.</summary>
    [JsonPropertyName("manifest")]
    public JsonElement? Manifest { get; set; }
}
