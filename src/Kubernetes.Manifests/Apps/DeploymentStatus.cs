using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Apps;

/// <summary>Observed only: how far a rollout is. A count that is 0 is not written by Kubernetes, hence null.</summary>
public sealed record DeploymentStatus
{
    /// <summary>
    /// The generation that the other values speak of; they are stale while it is below <see cref="ObjectMeta.Generation"/>.
    /// </summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>Pods of all templates that have not ended.</summary>
    public int? Replicas { get; init; }

    /// <summary>Pods of the current template.</summary>
    public int? UpdatedReplicas { get; init; }

    /// <summary>Pods that are ready.</summary>
    public int? ReadyReplicas { get; init; }

    /// <summary>Pods that have been ready for <see cref="DeploymentSpec.MinReadySeconds"/>.</summary>
    public int? AvailableReplicas { get; init; }

    /// <summary>Pods still missing from the wanted number of available ones.</summary>
    public int? UnavailableReplicas { get; init; }

    /// <summary><c>Available</c>, <c>Progressing</c> and <c>ReplicaFailure</c>.</summary>
    public IReadOnlyList<Condition>? Conditions { get; init; }
}
