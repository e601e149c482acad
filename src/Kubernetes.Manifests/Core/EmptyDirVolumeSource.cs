namespace Kubernetes.Manifests.Core;

/// <summary>Room on the node that lives as long as the pod. Without any property set it is plain disk.</summary>
public sealed record EmptyDirVolumeSource
{
    /// <summary><c>Memory</c> for a tmpfs, which counts towards the containers' memory; the node's disk when null.</summary>
    public string? Medium { get; init; }

    /// <summary>Quantity such as <c>64Mi</c>; the pod is evicted when it holds more. Unlimited when null.</summary>
    public string? SizeLimit { get; init; }
}
