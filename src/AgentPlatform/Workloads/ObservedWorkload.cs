using AgentPlatform.Shared;

namespace AgentPlatform.Workloads;

/// <summary>The observed objects of a workload.</summary>
internal sealed class ObservedWorkload
{
    public const string DeploymentName = "deployment";
    public const string ScalerName = "scaledobject";
    public const string RouteName = "httproute";

    private readonly IReadOnlyDictionary<string, ObservedObject> _objects;

    public ObservedWorkload(IReadOnlyDictionary<string, ObservedObject> objects, PreviousStatus previous)
    {
        _objects = objects;
        Previous = previous;
    }

    public ObservedObject? Deployment => this[DeploymentName];

    public ObservedObject? Scaler => this[ScalerName];

    public ObservedObject? Route => this[RouteName];

    /// <summary>The composite's status as the previous call left it.</summary>
    public PreviousStatus Previous { get; }

    /// <summary>Whether the newest version runs everywhere, or no pods are wanted; false while that cannot be read.</summary>
    public bool IsRolledOut => Deployment is { IsStale: false } deployment
        && Readiness.Look(deployment, found => DeploymentReadiness.IsCurrent(found) && DeploymentReadiness.IsRolledOut(found));

    public ObservedObject? this[string name] => _objects.GetValueOrDefault(name);
}
