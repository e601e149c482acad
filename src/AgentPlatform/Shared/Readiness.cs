using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using Kubernetes.Manifests;

namespace AgentPlatform.Shared;

/// <summary>Whether an object that exists does its work, told from what was observed of it.</summary>
internal static class Readiness
{
    /// <summary>For kinds that have nothing to wait for: ServiceAccount, Service (ClusterIP), NetworkPolicy.</summary>
    public static Ready WhenItExists(Resource? observed) => observed is null ? Ready.False : Ready.True;

    /// <summary>
    /// For a Deployment: its controller has seen the newest generation, enough pods are available, the rollout is not
    /// stuck, and a pod of the newest template exists. Equal replica counts are not asked for: an autoscaler changes them
    /// all the time, and the composite would flap.
    /// </summary>
    public static Ready OfDeployment(Resource? observed) => When(observed, deployment =>
        deployment.TryGet("status", ManifestJson.Default.DeploymentStatus, out var status)
        && status.ObservedGeneration >= Generation(deployment)
        && status.UpdatedReplicas >= 1
        && deployment.GetCondition("Available")?.Status == "True"
        && deployment.GetCondition("Progressing")?.Reason != "ProgressDeadlineExceeded");

    /// <summary>For kinds that say it themselves, as KEDA's ScaledObject: the condition Ready is True.</summary>
    public static Ready ByCondition(Resource? observed) =>
        When(observed, resource => resource.GetCondition("Ready")?.Status == "True");

    private static long Generation(Resource resource) =>
        resource.TryGet("metadata.generation", ManifestJson.Default.Int64, out var generation) ? generation : 0;

    private static Ready When(Resource? observed, Func<Resource, bool> isReady)
    {
        try
        {
            return observed is not null && isReady(observed) ? Ready.True : Ready.False;
        }
        catch (ConversionException)
        {
            // A status of another shape than the kind's says nothing; the user of the composite cannot mend it.
            return Ready.False;
        }
    }
}
