using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>The workload that is scaled: anything with a <c>/scale</c> subresource.</summary>
public sealed record ScaleTarget
{
    /// <summary><c>apps/v1</c> when null.</summary>
    [JsonPropertyName("apiVersion")]
    public string? ApiVersion { get; set; }

    /// <summary><c>Deployment</c> when null.</summary>
    [JsonPropertyName("kind")]
    public string? Kind { get; set; }

    /// <summary>In the namespace of the ScaledObject.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The container whose environment variables triggers may refer to; the first one when null.</summary>
    [JsonPropertyName("envSourceContainerName")]
    public string? EnvSourceContainerName { get; set; }
}
