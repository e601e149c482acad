using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Core;

/// <summary>A connection from the node to a container.</summary>
public sealed record TcpSocketAction
{
    /// <summary>A number from 1 to 65535, or the name of one of the container's ports.</summary>
    public IntOrString? Port { get; init; }

    /// <summary>The pod's address when null.</summary>
    public string? Host { get; init; }
}
