namespace Kubernetes.Manifests.Keda;

/// <summary>Where a trigger's credentials are described.</summary>
public sealed record AuthenticationReference
{
    /// <summary>Of the kind below, in the ScaledObject's namespace unless it is a cluster's.</summary>
    public string? Name { get; init; }

    /// <summary><c>TriggerAuthentication</c> (the default of KEDA) or <c>ClusterTriggerAuthentication</c>.</summary>
    public string? Kind { get; init; }
}
