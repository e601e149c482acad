using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Core;

/// <summary>A named port of a container.</summary>
public sealed record ContainerPort
{
    /// <summary>At most 15 lower-case letters, digits and hyphens, with at least one letter; unique in the pod.</summary>
    public string? Name { get; init; }

    /// <summary>From 1 to 65535.</summary>
    [JsonPropertyName("containerPort")]
    public int? Port { get; init; }

    /// <summary>One of <see cref="Protocols"/>; TCP when null.</summary>
    public string? Protocol { get; init; }
}
