using AgentPlatform.Shared;
using AgentPlatform.Workloads.Objects;
using AgentPlatform.Workloads.Reporting;

namespace AgentPlatform.Workloads;

/// <summary>Composes the objects of a workload.</summary>
internal static class WorkloadComposer
{
    public const string ScaledObjects = "scaledobjects.keda.sh";
    public const string HttpRoutes = "httproutes.gateway.networking.k8s.io";

    private const string RouteQuery =
        "object.status.parents.size() > 0 && "
        + "object.status.parents.all(p, p.conditions.exists(c, c.type == \"Accepted\" && c.status == \"True\"))";

    /// <returns>Null if objects of these names belong to others; the request's problems then say so.</returns>
    public static RenderedComposite? Compose(Workload workload, CompositionRequest request)
    {
        var observed = ObservedWorkload.Read(workload, request);
        ComposedObject[] objects = [.. RenderRequired(workload, observed), .. RenderOptional(workload, observed)];
        if (!workload.Settings.DeliversObjects)
        {
            TakeOver.Check(objects, workload.Kind, workload.Metadata, workload.Identity.NamePath, request);
        }

        return request.Problems.Count > 0 ? null : new RenderedComposite(
            objects,
            WorkloadStatus.Create(workload, observed),
            [
                WorkloadReady.Create(workload, observed),
                ScalerReady.Create(workload, observed),
                MigrationsReady.Create(workload, observed),
            ])
        {
            IsComplete = !observed.LacksKeda && !observed.LacksGatewayApi,
        };
    }

    private static IEnumerable<ComposedObject> RenderRequired(Workload workload, ObservedWorkload observed)
    {
        yield return new(
            "serviceaccount", WorkloadServiceAccount.Render(workload), Readiness.IfExists(observed["serviceaccount"]));
        yield return new(
            ObservedWorkload.DeploymentName,
            WorkloadDeployment.Render(workload),
            Readiness.OfDeployment(observed.Deployment, workload.MinAvailableReplicas),
            workload.Settings.DeliversObjects ? WorkloadDeployment.ReadyQuery(workload) : null);
        yield return new("service", WorkloadService.Render(workload), Readiness.IfExists(observed["service"]));
    }

    private static IEnumerable<ComposedObject> RenderOptional(Workload workload, ObservedWorkload observed)
    {
        if (workload.Profile.HasSeparateHttpService && workload.Spec.HttpPort is not null)
        {
            yield return new("http-service", WorkloadService.RenderHttp(workload), Readiness.IfExists(observed["http-service"]));
        }

        if (workload.IsScaled && !observed.LacksKeda)
        {
            yield return new(
                ObservedWorkload.ScalerName,
                WorkloadScaledObject.Render(workload),
                Readiness.OfScaledObject(observed.Scaler),
                ComposedObject.ReadyCondition,
                ScaledObjects);
        }

        if (workload.Spec.NetworkPolicy?.Enabled != false)
        {
            yield return new(
                "networkpolicy", WorkloadNetworkPolicy.Render(workload), Readiness.IfExists(observed["networkpolicy"]));
        }

        if (workload.Spec.PodDisruptionBudget is not null)
        {
            yield return new(
                "poddisruptionbudget",
                WorkloadPodDisruptionBudget.Render(workload),
                Readiness.OfPodDisruptionBudget(observed["poddisruptionbudget"]));
        }

        if (workload.Spec.Exposure is not null && !observed.LacksGatewayApi)
        {
            yield return new(
                ObservedWorkload.RouteName,
                WorkloadHttpRoute.Render(workload),
                Readiness.OfHttpRoute(observed[ObservedWorkload.RouteName]),
                RouteQuery,
                HttpRoutes);
        }

        if (workload.Spec.Backend is not null)
        {
            yield return new(
                "backend-config", WorkloadBackendConfig.Render(workload), Readiness.IfExists(observed["backend-config"]));
        }
    }
}
