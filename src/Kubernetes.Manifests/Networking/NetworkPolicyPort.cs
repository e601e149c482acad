using Kubernetes.Manifests.Core;
using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Networking;

/// <summary>A port of the pod that is connected to, not of a service before it.</summary>
public sealed record NetworkPolicyPort
{
    /// <summary>One of <see cref="Protocols"/>; TCP when null.</summary>
    public string? Protocol { get; init; }

    /// <summary>Its number, or the name of a container's port; every port of the protocol when null.</summary>
    public IntOrString? Port { get; init; }

    /// <summary>Last port of the range that begins at <see cref="Port"/>, which must then be a number.</summary>
    public int? EndPort { get; init; }
}
