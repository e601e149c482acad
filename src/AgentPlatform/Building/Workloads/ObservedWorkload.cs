using AgentPlatform.Building.Metadata;
using AgentPlatform.Building.Pods.Diagnostics;
using AgentPlatform.Building.ReadyChecks;
using AgentPlatform.Kinds;

namespace AgentPlatform.Building.Workloads;

/// <summary>The observed objects of a workload, and what the cluster says about what keeps it from running.</summary>
internal sealed class ObservedWorkload
{
    /// <summary>The definitions of kinds that a cluster may lack.</summary>
    public const string ScaledObjects = "scaledobjects.keda.sh";
    public const string HttpRoutes = "httproutes.gateway.networking.k8s.io";

    public const string DeploymentName = "deployment";
    public const string ScalerName = "scaledobject";
    public const string RouteName = "httproute";
    public const string NetworkPolicyName = "networkpolicy";

    private readonly IReadOnlyDictionary<string, ObservedObject> _objects;
    private bool? _isRolledOut;

    public ObservedWorkload(IReadOnlyDictionary<string, ObservedObject> objects, PreviousStatus previous)
    {
        _objects = objects;
        Previous = previous;
    }

    public ObservedObject? Deployment => this[DeploymentName];

    public ObservedObject? Scaler => this[ScalerName];

    /// <summary>Whether there is no ScaledObject because the cluster lacks KEDA.</summary>
    public bool LacksKeda { get; private init; }

    /// <summary>Whether there is no HTTPRoute because the cluster lacks the Gateway API.</summary>
    public bool LacksGatewayApi { get; private init; }

    /// <summary>What keeps the pods from running; null if it is not known.</summary>
    public PodDiagnosis? Diagnosis { get; private set; }

    public ObservedObject? NetworkPolicy => this[NetworkPolicyName];

    public ObservedObject? Route => this[RouteName];

    /// <summary>The composite's status as the previous call left it.</summary>
    public PreviousStatus Previous { get; }

    /// <summary>Whether the newest version runs everywhere, or no pods are wanted; false while that cannot be read.</summary>
    public bool IsRolledOut => _isRolledOut ??= Deployment is { IsStale: false } deployment
        && Readiness.Look(deployment, found => DeploymentReadiness.IsCurrent(found) && DeploymentReadiness.IsRolledOut(found));

    public ObservedObject? this[string name] => _objects.GetValueOrDefault(name);

    /// <summary>Reads the observed objects, and asks for others while the workload is not ready.</summary>
    public static ObservedWorkload Read(Workload workload, CompositeCall call)
    {
        var observed = new ObservedWorkload(call.Observed, call.Previous)
        {
            LacksKeda = workload.Scaling is not null && Lacks(ScalerName, ScaledObjects),
            LacksGatewayApi = workload.Exposure is not null && Lacks(RouteName, HttpRoutes),
        };
        if (workload.DiagnosesPods && observed.NeedsDiagnosis)
        {
            observed.Diagnosis = PodDiagnosis.Find(call.Cluster, WorkloadLabels.Selector(workload.Name), workload.Namespace);
        }

        return observed;

        // provider-kubernetes may deliver to another cluster, of which nothing is known.
        bool Lacks(string name, string definition) => !call.Observed.ContainsKey(name)
            && !workload.DeliversObjects
            && call.Cluster.LacksDefinition(definition);
    }

    /// <summary>Whether there is a Deployment whose rollout is not complete, or which has lost all its pods.</summary>
    private bool NeedsDiagnosis => Deployment is { Document: not null } && !(IsRolledOut && Readiness.Look(
        Deployment, found => found.WantedReplicas == 0 || found.DeploymentStatus?.AvailableReplicas > 0));
}
