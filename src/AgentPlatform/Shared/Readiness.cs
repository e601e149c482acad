using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using Kubernetes.Manifests;

namespace AgentPlatform.Shared;

/// <summary>Whether an object that exists does its work, told from what was observed of it.</summary>
internal static class Readiness
{
    private static readonly FieldPath ReplicasPath = "spec.replicas";
    private static readonly FieldPath ParentsPath = "status.parents";
    private static readonly FieldPath ObservedGenerationPath = "status.observedGeneration";

    /// <summary>For kinds that have nothing to wait for: ServiceAccount, Service (ClusterIP), NetworkPolicy, ConfigMap.</summary>
    public static Ready WhenItExists(ObservedObject? observed) => Decide(observed, _ => true);

    /// <summary>
    /// For a Deployment: its controller has seen the newest generation, enough pods are available, the rollout is not
    /// stuck, and a pod of the newest template exists, unless none shall run. Equal replica counts are not asked for: an
    /// autoscaler changes them all the time, and the composite would flap.
    /// </summary>
    /// <param name="observed">The Deployment.</param>
    /// <param name="enough">
    /// The available pods that are enough whatever the condition Available says; null if only it counts. It becomes False
    /// whenever an autoscaler asks for many more pods, until most of them are there.
    /// </param>
    public static Ready OfDeployment(ObservedObject? observed, int? enough = null) =>
        Decide(observed, deployment => IsReady(deployment, enough));

    /// <inheritdoc cref="OfDeployment" path="/param"/>
    /// <returns>What the Deployment itself tells, whatever the Object that delivers it says.</returns>
    public static bool IsDeploymentReady(ObservedObject deployment, int? enough) =>
        Look(deployment, found => IsReady(found, enough));

    /// <inheritdoc cref="OfDeployment" path="/param"/>
    public static bool IsAvailable(ObservedObject deployment, int? enough) =>
        Condition(deployment, "Available")?.Status == "True" || deployment.DeploymentStatus?.AvailableReplicas >= enough;

    public static bool WantsNoPods(ObservedObject deployment) =>
        deployment.Document!.TryGet(ReplicasPath, ManifestJson.Default.Int32, out var replicas) && replicas == 0;

    /// <summary>For kinds that say it themselves, as KEDA's ScaledObject: the condition Ready is True, or it is paused.</summary>
    public static Ready OfScaledObject(ObservedObject? observed) => Decide(observed, scaler =>
        Condition(scaler, "Ready")?.Status == "True" || Condition(scaler, "Paused")?.Status == "True");

    /// <summary>For an HTTPRoute: every gateway that it names has accepted it.</summary>
    public static Ready OfHttpRoute(ObservedObject? observed) => Decide(observed, route =>
        route.Document!.TryGet(ParentsPath, ManifestJson.Default.RouteParents, out var parents)
        && parents.Count > 0
        && parents.All(parent => parent?.Conditions?.Any(condition => condition is { Type: "Accepted", Status: "True" }) == true));

    /// <summary>For a PodDisruptionBudget: its controller has seen the newest generation.</summary>
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

    /// <summary>A status of another shape than the kind's says nothing; the user of the composite cannot mend it.</summary>
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

    private static bool IsReady(ObservedObject deployment, int? enough) =>
        IsCurrent(deployment)
        && (deployment.DeploymentStatus?.UpdatedReplicas >= 1 || WantsNoPods(deployment))
        && IsAvailable(deployment, enough)
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
