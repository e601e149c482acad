using AgentPlatform.Shared;

namespace AgentPlatform.Workloads;

/// <summary>The observed objects of a workload.</summary>
internal sealed class ObservedWorkload
{
    public const string DeploymentName = "deployment";
    public const string ScalerName = "scaledobject";
    public const string NetworkPolicyName = "networkpolicy";

    private readonly IReadOnlyDictionary<string, ObservedObject> _objects;

    public ObservedWorkload(IReadOnlyDictionary<string, ObservedObject> objects) => _objects = objects;

    public ObservedObject? Deployment => this[DeploymentName];

    public ObservedObject? Scaler => this[ScalerName];

    public ObservedObject? NetworkPolicy => this[NetworkPolicyName];

    public ObservedObject? this[string name] => _objects.GetValueOrDefault(name);
}
