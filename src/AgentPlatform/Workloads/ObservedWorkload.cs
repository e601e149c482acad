using AgentPlatform.Shared;
using AgentPlatform.Workloads.Diagnostics;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Workloads;

/// <summary>The observed objects of a workload, and what the cluster says about what keeps it from running.</summary>
internal sealed class ObservedWorkload
{
    public const string DeploymentName = "deployment";
    public const string ScalerName = "scaledobject";
    public const string RouteName = "httproute";

    private readonly IReadOnlyDictionary<string, ObservedObject> _objects;

    public ObservedWorkload(IReadOnlyDictionary<string, ObservedObject> objects) => _objects = objects;

    public ObservedObject? Deployment => this[DeploymentName];

    public ObservedObject? Scaler => this[ScalerName];

    /// <summary>Whether there is no ScaledObject because the cluster lacks KEDA.</summary>
    public bool LacksKeda { get; private init; }

    /// <summary>Whether there is no HTTPRoute because the cluster lacks the Gateway API.</summary>
    public bool LacksGatewayApi { get; private init; }

    /// <summary>What keeps the pods from running; null if it is not known.</summary>
    public PodDiagnosis? Diagnosis { get; private init; }

    public ObservedObject? this[string name] => _objects.GetValueOrDefault(name);

    /// <summary>Reads the observed objects, and asks for others while the workload is not ready.</summary>
    public static ObservedWorkload Read(Workload workload, CompositionRequest request)
    {
        var objects = new ObservedWorkload(request.Observed);
        return new ObservedWorkload(request.Observed)
        {
            LacksKeda = workload.IsScaled && Lacks(ScalerName, WorkloadComposer.ScaledObjects),
            LacksGatewayApi = workload.Spec.Exposure is not null && Lacks(RouteName, WorkloadComposer.HttpRoutes),
            Diagnosis = workload.Settings.DiagnosesPods && objects.Deployment is { Document: not null } deployment
                && Readiness.OfDeployment(deployment, workload.MinAvailableReplicas) != Ready.True
                    ? PodDiagnosis.Find(workload, request.Cluster)
                    : null,
        };

        // provider-kubernetes may deliver to another cluster, of which nothing is known.
        bool Lacks(string name, string definition) => objects[name] is null
            && !workload.Settings.DeliversObjects
            && request.Cluster.LacksDefinition(definition);
    }
}
