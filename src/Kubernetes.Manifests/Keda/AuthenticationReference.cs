using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>References the credentials of a trigger.</summary>
public sealed record AuthenticationReference
{
    /// <summary>The name. A <c>TriggerAuthentication</c> is looked up in the ScaledObject's namespace.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary><c>TriggerAuthentication</c> (the default of KEDA) or <c>ClusterTriggerAuthentication</c>.</summary>
    [JsonPropertyName("kind")]
    public string? Kind { get; set; }
}
