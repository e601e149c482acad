using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.ProviderKubernetes;

/// <summary>What is applied, with which credentials, and when it counts as ready.</summary>
public sealed record ObjectSpec
{
    /// <summary>The manifest.</summary>
    [JsonPropertyName("forProvider")]
    public ObjectForProvider? ForProvider { get; set; }

    /// <summary>The credentials; the provider config <c>default</c> when null.</summary>
    [JsonPropertyName("providerConfigRef")]
    public ProviderConfigReference? ProviderConfigRef { get; set; }

    /// <summary>When the Object is ready; as soon as it is applied when null.</summary>
    [JsonPropertyName("readiness")]
    public ObjectReadiness? Readiness { get; set; }
}
