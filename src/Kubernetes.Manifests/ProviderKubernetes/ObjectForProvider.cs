using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.ProviderKubernetes;

/// <summary>The parameters that provider-kubernetes applies.</summary>
public sealed record ObjectForProvider
{
    /// <summary>A complete Kubernetes object with its name and, if it is namespaced, its namespace.</summary>
    [JsonPropertyName("manifest")]
    public JsonElement? Manifest { get; set; }
}
