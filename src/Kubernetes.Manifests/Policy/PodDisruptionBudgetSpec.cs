using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Policy;

/// <summary>Exactly one of the two limits is set.</summary>
public sealed record PodDisruptionBudgetSpec
{
    /// <summary>The pods that count.</summary>
    public LabelSelector? Selector { get; init; }

    /// <summary>Pods that must stay, as a number or a percentage such as <c>50%</c>.</summary>
    public IntOrString? MinAvailable { get; init; }

    /// <summary>Pods that may be missing, as a number or a percentage.</summary>
    public IntOrString? MaxUnavailable { get; init; }
}
