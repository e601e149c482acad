using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using Kubernetes.Manifests;

namespace AgentPlatform.Shared;

/// <summary>Decides from observed objects whether they are ready.</summary>
internal static class Readiness
{
    private static readonly FieldPath ReplicasPath = "spec.replicas";
    private static readonly FieldPath ParentsPath = "status.parents";
    private static readonly FieldPath ObservedGenerationPath = "status.observedGeneration";

    /// <summary>
    /// For kinds that are ready once they exist: ServiceAccount, Service (ClusterIP), NetworkPolicy, ConfigMap.
    /// </summary>
    public static Ready IfExists(ObservedObject? observed) => Decide(observed, _ => true);

    /// <summary>
    /// For a Deployment: its controller has observed the latest generation, enough pods are available, the rollout is not stuck,
    /// and a pod of the latest template exists unless the Deployment is scaled to zero. Replica counts need not be equal: an
    /// autoscaler changes them all the time, and the composite would flap.
    /// </summary>
    /// <param name="observed">The Deployment.</param>
    /// <param name="minAvailable">
    /// The number of available pods that is sufficient even if the condition Available is False, as it is while an autoscaler
    /// adds many pods; null if only the condition counts.
    /// </param>
    public static Ready OfDeployment(ObservedObject? observed, int? minAvailable = null) =>
        Decide(observed, deployment => IsReady(deployment, minAvailable));

    /// <inheritdoc cref="OfDeployment" path="/param"/>
    /// <returns>The readiness of the Deployment itself, independent of its provider-kubernetes Object.</returns>
    public static bool IsDeploymentReady(ObservedObject deployment, int? minAvailable) =>
        Look(deployment, found => IsReady(found, minAvailable));

    /// <inheritdoc cref="OfDeployment" path="/param"/>
    public static bool IsAvailable(ObservedObject deployment, int? minAvailable) =>
        Condition(deployment, "Available")?.Status == "True" || deployment.DeploymentStatus?.AvailableReplicas >= minAvailable;

    public static bool WantsNoPods(ObservedObject deployment) =>
        deployment.Document!.TryGet(ReplicasPath, ManifestJson.Default.Int32, out var replicas) && replicas == 0;

    /// <summary>For a ScaledObject: the condition Ready or Paused is True.</summary>
    public static Ready OfScaledObject(ObservedObject? observed) => Decide(observed, scaler =>
        Condition(scaler, "Ready")?.Status == "True" || Condition(scaler, "Paused")?.Status == "True");

    /// <summary>For an HTTPRoute: every parent gateway has accepted it.</summary>
    public static Ready OfHttpRoute(ObservedObject? observed) => Decide(observed, route =>
        route.Document!.TryGet(ParentsPath, ManifestJson.Default.RouteParents, out var parents)
        && parents.Count > 0
        && parents.All(
            parent => parent?.Conditions?.Any(condition => condition is { Type: "Accepted", Status: "True" }) == true));

    /// <summary>For a PodDisruptionBudget: its controller has observed the latest generation.</summary>
    public static Ready OfPodDisruptionBudget(ObservedObject? observed) => Decide(observed, budget =>
        budget.Document!.TryGet(ObservedGenerationPath, ManifestJson.Default.Int64, out var seen) && seen >= budget.Generation);

    public static bool IsCurrent(ObservedObject deployment) =>
        deployment.DeploymentStatus?.ObservedGeneration >= deployment.Generation;

    public static StatusCondition? Condition(ObservedObject observed, string type)
    {
        foreach (var condition in observed.Conditions)
        {
            if (condition?.Type == type)
            {
                return condition;
            }
        }

        return null;
    }

    /// <summary>Returns null for a malformed status, which the user of the composite cannot fix.</summary>
    public static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (ConversionException)
        {
            return null;
        }
    }

    private static bool IsReady(ObservedObject deployment, int? minAvailable) =>
        IsCurrent(deployment)
        && (deployment.DeploymentStatus?.UpdatedReplicas >= 1 || WantsNoPods(deployment))
        && IsAvailable(deployment, minAvailable)
        && Condition(deployment, "Progressing")?.Reason != "ProgressDeadlineExceeded";

    private static Ready Decide(ObservedObject? observed, Func<ObservedObject, bool> isReady) => observed switch
    {
        null => Ready.False,
        { Delivered: Ready.Unspecified } => Look(observed, isReady) ? Ready.True : Ready.False,
        _ => observed.Delivered,
    };

    private static bool Look(ObservedObject observed, Func<ObservedObject, bool> isReady)
    {
        try
        {
            return observed.Document is not null && isReady(observed);
        }
        catch (ConversionException)
        {
            return false;
        }
    }
}
