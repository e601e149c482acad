using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Networking;

/// <summary>The pods of a <see cref="NetworkPolicy"/> and their rules.</summary>
public sealed record NetworkPolicySpec
{
    /// <summary>Pods of the policy's namespace; an empty selector means all of them.</summary>
    public LabelSelector? PodSelector { get; init; }

    /// <summary>
    /// <c>Ingress</c> and <c>Egress</c>, as far as the policy restricts them. When null, ingress, and egress if there are egress
    /// rules.
    /// </summary>
    public IReadOnlyList<string>? PolicyTypes { get; init; }

    /// <summary>A connection needs one rule that allows it; without any, nothing comes in.</summary>
    public IReadOnlyList<NetworkPolicyIngressRule>? Ingress { get; init; }

    /// <summary>A connection needs one rule that allows it; without any, nothing goes out, name resolution included.</summary>
    public IReadOnlyList<NetworkPolicyEgressRule>? Egress { get; init; }
}
