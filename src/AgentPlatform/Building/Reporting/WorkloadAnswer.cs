using AgentPlatform.Building.Nats;
using AgentPlatform.Building.Pods;
using AgentPlatform.Building.ReadyChecks;
using AgentPlatform.Building.Routes;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;
using k8s.Models;

namespace AgentPlatform.Building.Reporting;

/// <summary>Renders the objects of a workload, and what they say of it.</summary>
internal static class WorkloadAnswer
{
    /// <param name="workload">The workload.</param>
    /// <param name="call">The call.</param>
    /// <param name="others">Objects of the kind itself.</param>
    public static Rendered Create(
        Workload workload, CompositeCall call, Func<ObservedWorkload, IEnumerable<ComposedObject>>? others = null)
    {
        var observed = ObservedWorkload.Read(workload, call);
        var deployment = WorkloadDeployment.Render(workload, observed);
        var isSameTemplate = PodTemplateHash.Matches(observed.Deployment, deployment);
        var reports = WorkloadReports.Create(workload, observed, isSameTemplate);
        ComposedObject[] objects =
        [
            .. RenderRequired(workload, observed, deployment, reports),
            .. others?.Invoke(observed) ?? [],
            .. RenderOptional(workload, observed, isSameTemplate, reports),
        ];
        return new Rendered(objects, WorkloadStatus.Create(workload, observed, reports), reports.All)
        {
            Parts = workload.Objects.Parts,
            Warnings = workload.Warnings,
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
        if (workload.Scaling is { } scaling && !observed.LacksKeda)
        {
            yield return new(
                ObservedWorkload.ScalerName,
                LagScaler.Render(workload.Objects, scaling),
                reports.ScaledObject,
                ComposedObject.ReadyCondition,
                ObservedWorkload.ScaledObjects);
        }

        if (workload.NetworkPolicy is { } policy)
        {
            yield return new(
                ObservedWorkload.NetworkPolicyName,
                WorkloadNetworkPolicy.Render(workload, policy, observed, isSameTemplate),
                Readiness.IfExists(observed.NetworkPolicy));
        }

        if (workload.DisruptionBudget is { } budget)
        {
            yield return new(
                "poddisruptionbudget",
                WorkloadPodDisruptionBudget.Render(workload, budget),
                DisruptionBudgetReadiness.Of(observed["poddisruptionbudget"]),
                DisruptionBudgetReadiness.Query);
        }

        if (workload.Exposure is { } exposure && !observed.LacksGatewayApi)
        {
            yield return new(
                ObservedWorkload.RouteName,
                ExposureRoute.Render(workload.Objects, exposure, workload.HttpService.Name, workload.HttpService.Port),
                RouteReadiness.Of(observed.Route, exposure.Gateway, workload.Namespace),
                workload.DeliversObjects ? RouteReadiness.Query(exposure.Gateway, workload.Namespace) : null,
                ObservedWorkload.HttpRoutes);
        }

        if (workload.Backend is { } backend)
        {
            yield return new("backend-config", backend.Render(workload.Objects), Readiness.IfExists(observed["backend-config"]));
        }
    }
}
