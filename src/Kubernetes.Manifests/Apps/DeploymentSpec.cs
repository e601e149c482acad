using Kubernetes.Manifests.Core;
using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Apps;

/// <summary>What a <see cref="Deployment"/> keeps running.</summary>
public sealed record DeploymentSpec
{
    /// <summary>1 when null on creation. Left null where an autoscaler owns the number.</summary>
    public int? Replicas { get; init; }

    /// <summary>Required and immutable; the template's labels must satisfy it.</summary>
    public LabelSelector? Selector { get; init; }

    /// <summary>Required; a change starts a rollout.</summary>
    public PodTemplateSpec? Template { get; init; }

    /// <summary>A rolling update when null.</summary>
    public DeploymentStrategy? Strategy { get; init; }

    /// <summary>Seconds that a new pod must stay ready to count as available; 0 when null.</summary>
    public int? MinReadySeconds { get; init; }

    /// <summary>Old ReplicaSets kept for a rollback; 10 when null.</summary>
    public int? RevisionHistoryLimit { get; init; }

    /// <summary>
    /// Seconds without progress after which <c>Progressing</c> becomes false; 600 when null. More than
    /// <see cref="MinReadySeconds"/>.
    /// </summary>
    public int? ProgressDeadlineSeconds { get; init; }
}
