using AgentPlatform.Shared;
using AgentPlatform.Workloads.Objects;
using AgentPlatform.Workloads.Reporting;
using k8s.Models;

namespace AgentPlatform.Workloads;

/// <summary>Composes the objects of a workload.</summary>
internal static class WorkloadComposer
{
    private const string RouteQuery =
        "object.status.parents.size() > 0 && "
        + "object.status.parents.all(p, p.conditions.exists(c, c.type == \"Accepted\" && c.status == \"True\"))";

    public static RenderedComposite Compose(Workload workload, CompositionRequest request)
    {
        var observed = new ObservedWorkload(request.Observed);
        var deployment = WorkloadDeployment.Render(workload, observed);
        return new RenderedComposite(
            [.. RenderRequired(workload, observed, deployment), .. RenderOptional(workload, observed, deployment)],
            WorkloadStatus.Create(workload, observed),
            [
                WorkloadReady.Create(workload, observed),
                ScalerReady.Create(workload, observed),
                MigrationsReady.Create(workload, observed),
            ]);
    }

    private static IEnumerable<ComposedObject> RenderRequired(
        Workload workload, ObservedWorkload observed, V1Deployment deployment)
    {
        yield return new(
            "serviceaccount", WorkloadServiceAccount.Render(workload), Readiness.IfExists(observed["serviceaccount"]));
        yield return new(
            ObservedWorkload.DeploymentName,
            deployment,
            Readiness.OfDeployment(observed.Deployment, workload.MinAvailableReplicas),
            workload.Settings.DeliversObjects ? WorkloadDeployment.ReadyQuery(workload) : null);
        yield return new("service", WorkloadService.Render(workload), Readiness.IfExists(observed["service"]));
    }

    private static IEnumerable<ComposedObject> RenderOptional(
        Workload workload, ObservedWorkload observed, V1Deployment deployment)
    {
        if (workload.Profile.HasSeparateHttpService && workload.Spec.HttpPort is not null)
        {
            yield return new("http-service", WorkloadService.RenderHttp(workload), Readiness.IfExists(observed["http-service"]));
        }

        if (workload.IsScaled)
        {
            yield return new(
                ObservedWorkload.ScalerName,
                WorkloadScaledObject.Render(workload),
                Readiness.OfScaledObject(observed.Scaler),
                ComposedObject.ReadyCondition);
        }

        if (workload.Spec.NetworkPolicy?.Enabled != false)
        {
            yield return new(
                ObservedWorkload.NetworkPolicyName,
                WorkloadNetworkPolicy.Render(workload, observed, deployment),
                Readiness.IfExists(observed.NetworkPolicy));
        }

        if (workload.Spec.PodDisruptionBudget is not null)
        {
            yield return new(
                "poddisruptionbudget",
                WorkloadPodDisruptionBudget.Render(workload),
                Readiness.OfPodDisruptionBudget(observed["poddisruptionbudget"]));
        }

        if (workload.Spec.Exposure is not null)
        {
            yield return new(
                "httproute", WorkloadHttpRoute.Render(workload), Readiness.OfHttpRoute(observed["httproute"]), RouteQuery);
        }

        if (workload.Spec.Backend is not null)
        {
            yield return new(
                "backend-config", WorkloadBackendConfig.Render(workload), Readiness.IfExists(observed["backend-config"]));
        }
    }
}
