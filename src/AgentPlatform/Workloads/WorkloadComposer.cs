using AgentPlatform.Shared;
using AgentPlatform.Workloads.Objects;
using AgentPlatform.Workloads.Reporting;
using k8s.Models;

namespace AgentPlatform.Workloads;

/// <summary>Composes the objects of a workload.</summary>
internal static class WorkloadComposer
{
    public const string ScaledObjects = "scaledobjects.keda.sh";
    public const string HttpRoutes = "httproutes.gateway.networking.k8s.io";

    /// <returns>Null if objects of these names belong to others; the request's problems then say so.</returns>
    public static RenderedComposite? Compose(Workload workload, CompositionRequest request)
    {
        var observed = ObservedWorkload.Read(workload, request);
        var deployment = WorkloadDeployment.Render(workload, observed);
        var isSameTemplate = PodTemplateHash.Matches(observed.Deployment, deployment);
        var reports = WorkloadReports.Create(workload, observed, isSameTemplate);
        ComposedObject[] objects =
        [
            .. RenderRequired(workload, observed, deployment, reports),
            .. RenderOptional(workload, observed, isSameTemplate, reports),
        ];
        if (!workload.Settings.DeliversObjects)
        {
            TakeOver.Check(objects, workload.Kind, workload.Metadata, workload.Identity.NamePath, request);
        }

        return request.Problems.Count > 0
            ? null
            : new RenderedComposite(objects, WorkloadStatus.Create(workload, observed, reports), reports.All)
            {
                Parts = workload.Parts,
                Warnings = NatsCredentials.Warn(workload),
                IsComplete = !observed.LacksKeda && !observed.LacksGatewayApi,
            };
    }

    private static IEnumerable<ComposedObject> RenderRequired(
        Workload workload, ObservedWorkload observed, V1Deployment deployment, WorkloadReports reports)
    {
        yield return new(
            "serviceaccount", WorkloadServiceAccount.Render(workload), Readiness.IfExists(observed["serviceaccount"]));
        yield return new(
            ObservedWorkload.DeploymentName,
            deployment,
            reports.OfDeployment(observed),
            DeploymentReadiness.Query);
        yield return new("service", WorkloadService.Render(workload), Readiness.IfExists(observed["service"]));
    }

    private static IEnumerable<ComposedObject> RenderOptional(
        Workload workload, ObservedWorkload observed, bool? isSameTemplate, WorkloadReports reports)
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
                reports.ScaledObject,
                ComposedObject.ReadyCondition,
                ScaledObjects);
        }

        if (workload.Spec.NetworkPolicy?.Enabled != false)
        {
            yield return new(
                ObservedWorkload.NetworkPolicyName,
                WorkloadNetworkPolicy.Render(workload, observed, isSameTemplate),
                Readiness.IfExists(observed.NetworkPolicy));
        }

        if (workload.Spec.PodDisruptionBudget is not null)
        {
            yield return new(
                "poddisruptionbudget",
                WorkloadPodDisruptionBudget.Render(workload),
                DisruptionBudgetReadiness.Of(observed["poddisruptionbudget"]),
                DisruptionBudgetReadiness.Query);
        }

        if (workload.Spec.Exposure is not null && !observed.LacksGatewayApi)
        {
            var gateway = WorkloadHttpRoute.GatewayOf(workload);
            yield return new(
                ObservedWorkload.RouteName,
                WorkloadHttpRoute.Render(workload),
                RouteReadiness.Of(observed.Route, gateway, workload.Namespace),
                workload.Settings.DeliversObjects ? RouteReadiness.Query(gateway, workload.Namespace) : null,
                HttpRoutes);
        }

        if (workload.Spec.Backend is not null)
        {
            yield return new(
                "backend-config", WorkloadBackendConfig.Render(workload), Readiness.IfExists(observed["backend-config"]));
        }
    }
}
