using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Core;

/// <summary>A port that a <see cref="Service"/> listens on.</summary>
public sealed record ServicePort
{
    /// <summary>A DNS label; may be null only while the service has one port.</summary>
    public string? Name { get; init; }

    /// <summary>From 1 to 65535.</summary>
    public int? Port { get; init; }

    /// <summary>The pod's port: its number, or the name of a container's port. Kubernetes takes <see cref="Port"/> when null.</summary>
    public IntOrString? TargetPort { get; init; }

    /// <summary>One of <see cref="Protocols"/>; TCP when null.</summary>
    public string? Protocol { get; init; }

    /// <summary>What is spoken over the port, for proxies that care: <c>kubernetes.io/h2c</c>, for example.</summary>
    public string? AppProtocol { get; init; }
}
