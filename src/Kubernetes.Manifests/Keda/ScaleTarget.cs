using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>References the workload to scale: any object with a <c>/scale</c> subresource.</summary>
public sealed record ScaleTarget
{
    /// <summary><c>apps/v1</c> when null.</summary>
    [JsonPropertyName("apiVersion")]
    public string? ApiVersion { get; set; }

    /// <summary><c>Deployment</c> when null.</summary>
    [JsonPropertyName("kind")]
    public string? Kind { get; set; }

    /// <summary>The name of an object in the ScaledObject's namespace.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The container whose environment variables triggers can refer to; the first container when null.</summary>
    [JsonPropertyName("envSourceContainerName")]
    public string? EnvSourceContainerName { get; set; }
}
