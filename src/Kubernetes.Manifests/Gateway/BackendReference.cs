namespace Kubernetes.Manifests.Gateway;

/// <summary>A Service in the route's namespace.</summary>
public sealed record BackendReference
{
    /// <summary>The Service's name.</summary>
    public string? Name { get; init; }

    /// <summary>The Service's port, 1 to 65535.</summary>
    public int? Port { get; init; }
}
