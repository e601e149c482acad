using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using Kubernetes.Manifests;
using Kubernetes.Manifests.Apps;
using Kubernetes.Manifests.Meta;

namespace AgentPlatform.Shared;

/// <summary>Whether an object that exists does its work, told from what was observed of it.</summary>
internal static class Readiness
{
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
    public static Ready OfDeployment(ObservedObject? observed, int? enough = null) => Decide(observed, deployment =>
    {
        var status = DeploymentStatus(deployment);
        return IsCurrent(deployment, status)
            && (status?.UpdatedReplicas >= 1 || WantsNoPods(deployment))
            && IsAvailable(deployment, enough)
            && Condition(deployment, "Progressing")?.Reason != "ProgressDeadlineExceeded";
    });

    /// <inheritdoc cref="OfDeployment" path="/param"/>
    public static bool IsAvailable(StructDocument deployment, int? enough) =>
        Condition(deployment, "Available")?.Status == "True" || DeploymentStatus(deployment)?.AvailableReplicas >= enough;

    public static bool WantsNoPods(StructDocument deployment) =>
        deployment.TryGet("spec.replicas", ManifestJson.Default.Int32, out var replicas) && replicas == 0;

    /// <summary>For kinds that say it themselves, as KEDA's ScaledObject: the condition Ready is True, or it is paused.</summary>
    public static Ready OfScaledObject(ObservedObject? observed) => Decide(observed, scaler =>
        Condition(scaler, "Ready")?.Status == "True" || Condition(scaler, "Paused")?.Status == "True");

    /// <summary>For an HTTPRoute: every gateway that it names has accepted it.</summary>
    public static Ready OfHttpRoute(ObservedObject? observed) => Decide(observed, route =>
        route.TryGet("status.parents", ManifestJson.Default.RouteParents, out var parents)
        && parents.Count > 0
        && parents.All(parent => parent?.Conditions?.Any(condition => condition is { Type: "Accepted", Status: "True" }) == true));

    /// <summary>For a PodDisruptionBudget: its controller has seen the newest generation.</summary>
    public static Ready OfPodDisruptionBudget(ObservedObject? observed) => Decide(observed, budget =>
        budget.TryGet("status.observedGeneration", ManifestJson.Default.Int64, out var seen) && seen >= Generation(budget));

    public static DeploymentStatus? DeploymentStatus(StructDocument? deployment) =>
        deployment is not null && deployment.TryGet("status", ManifestJson.Default.DeploymentStatus, out var status) ? status : null;

    public static bool IsCurrent(StructDocument deployment, DeploymentStatus? status) =>
        status?.ObservedGeneration >= Generation(deployment);

    public static Condition? Condition(StructDocument? document, string type) =>
        document is not null && document.TryGet("status.conditions", ManifestJson.Default.Conditions, out var conditions)
            ? conditions.FirstOrDefault(condition => condition?.Type == type)
            : null;

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

    private static long Generation(StructDocument document) =>
        document.TryGet("metadata.generation", ManifestJson.Default.Int64, out var generation) ? generation : 0;

    private static Ready Decide(ObservedObject? observed, Func<StructDocument, bool> isReady)
    {
        if (observed is null or { Delivered: not Ready.Unspecified })
        {
            return observed?.Delivered ?? Ready.False;
        }

        try
        {
            return observed.Document is { } document && isReady(document) ? Ready.True : Ready.False;
        }
        catch (ConversionException)
        {
            return Ready.False;
        }
    }
}
