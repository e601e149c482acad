namespace Kubernetes.Manifests.Apps;

/// <summary>How old pods give way to new ones.</summary>
public sealed record DeploymentStrategy
{
    /// <summary>
    /// <c>RollingUpdate</c> (the default of Kubernetes), or <c>Recreate</c>: all old pods end before the first new one starts.
    /// </summary>
    public string? Type { get; init; }

    /// <summary>Allowed only with the type <c>RollingUpdate</c>.</summary>
    public RollingUpdateDeployment? RollingUpdate { get; init; }
}
