using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Networking;

/// <summary>The other end of a connection.</summary>
public sealed record NetworkPolicyPeer
{
    /// <summary>
    /// All pods of these namespaces, or those that <see cref="PodSelector"/> matches; an empty selector means every namespace.
    /// </summary>
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary>
    /// Pods of the policy's own namespace, unless <see cref="NamespaceSelector"/> names others; an empty selector means all pods
    /// there.
    /// </summary>
    public LabelSelector? PodSelector { get; init; }

    /// <summary>Addresses, usually outside the cluster. Excludes both selectors.</summary>
    public IPBlock? IPBlock { get; init; }
}
