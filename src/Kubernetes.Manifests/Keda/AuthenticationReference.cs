using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>Where a trigger's credentials are described.</summary>
public sealed record AuthenticationReference
{
    /// <summary>Of the kind below, in the ScaledObject's namespace unless it is a cluster's.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary><c>TriggerAuthentication</c> (the default of KEDA) or <c>ClusterTriggerAuthentication</c>.</summary>
    [JsonPropertyName("kind")]
    public string? Kind { get; set; }
}
