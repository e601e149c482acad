namespace Kubernetes.Manifests.Gateway;

/// <summary>A gateway.</summary>
public sealed record ParentReference
{
    /// <summary>The gateway's name.</summary>
    public string? Name { get; init; }

    /// <summary>The route's own namespace when null. Another one must allow routes from here.</summary>
    public string? Namespace { get; init; }

    /// <summary>One listener of the gateway; all when null.</summary>
    public string? SectionName { get; init; }
}
