using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.ProviderKubernetes;

/// <summary>The desired state of an Object.</summary>
public sealed record ObjectSpec
{
    /// <summary>The manifest to apply.</summary>
    [JsonPropertyName("forProvider")]
    public ObjectForProvider? ForProvider { get; set; }

    /// <summary>The provider config with the credentials; the one named <c>default</c> when null.</summary>
    [JsonPropertyName("providerConfigRef")]
    public ProviderConfigReference? ProviderConfigRef { get; set; }

    /// <summary>The readiness policy; ready as soon as the manifest is applied when null.</summary>
    [JsonPropertyName("readiness")]
    public ObjectReadiness? Readiness { get; set; }
}
