using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Gateway;

/// <summary>Observed only: what one gateway made of a route.</summary>
public sealed record RouteParentStatus
{
    /// <summary>The gateway.</summary>
    public ParentReference? ParentRef { get; init; }

    /// <summary><c>Accepted</c> and <c>ResolvedRefs</c>, among others.</summary>
    public IReadOnlyList<Condition>? Conditions { get; init; }
}
