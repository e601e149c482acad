using AgentPlatform.Building.ReadyChecks;
using AgentPlatform.Building.Routes;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Reporting;
using Crossplane.Functions.Resources;
using k8s.Models;
using Kubernetes.Manifests.Gateway;

namespace AgentPlatform.Building.Reporting;

/// <summary>The condition RouteReady of exposed workloads: whether the Gateway has accepted the HTTPRoute.</summary>
internal static class RouteReady
{
    private const string Type = "RouteReady";

    public static ConditionReport Create(Workload workload, Exposure exposure, ObservedWorkload observed)
    {
        if (observed.LacksGatewayApi)
        {
            return new(
                Type,
                ConditionStatus.False,
                "GatewayApiNotInstalled",
                "The cluster has no CustomResourceDefinition httproutes.gateway.networking.k8s.io, so nothing is exposed. "
                    + "Install the Gateway API; the HTTPRoute follows by itself.",
                IsFailure: true);
        }

        if (observed.Route is not { Document: not null } route)
        {
            return new(Type, ConditionStatus.False, "Creating", "The HTTPRoute does not exist yet.");
        }

        if (route.IsStale)
        {
            return new(
                Type,
                ConditionStatus.Unknown,
                "NotSynced",
                "The Object that delivers the HTTPRoute is not synced; its condition Synced says why.");
        }

        try
        {
            return Create(route, exposure.Gateway, workload.Namespace, observed.IsRolledOut);
        }
        catch (ConversionException)
        {
            return new(Type, ConditionStatus.Unknown, "UnknownStatus", "The HTTPRoute's status cannot be read.");
        }
    }

    private static ConditionReport Create(ObservedObject route, ParentReference gateway, string ns, bool isRolledOut)
    {
        if (RouteReadiness.Of(route, gateway, ns) == Ready.True)
        {
            return new(Type, ConditionStatus.True, "Accepted", $"{Name(gateway, ns)} has accepted the route.");
        }

        return FindRefusal(route, gateway, ns) is { } refusal
            ? new(
                Type,
                ConditionStatus.False,
                string.IsNullOrEmpty(refusal.Reason) ? "Refused" : refusal.Reason,
                $"{Name(gateway, ns)} does not route to the service. It says: {refusal.Message}",
                // Before the first pods are there, the Service that the route refers to may be about to be created.
                IsFailure: isRolledOut)
            : new(
                Type,
                ConditionStatus.Unknown,
                "Waiting",
                $"{Name(gateway, ns)} has not answered yet; does it exist, and does its controller run?");
    }

    private static V1Condition? FindRefusal(ObservedObject route, ParentReference gateway, string ns) => RouteReadiness
        .Answers(route, gateway, ns)
        .SelectMany(answer => new[]
        {
            RouteReadiness.Condition(route, answer, RouteReadiness.Accepted),
            RouteReadiness.Condition(route, answer, RouteReadiness.ResolvedRefs),
        })
        .FirstOrDefault(condition => condition?.Status == "False");

    private static string Name(ParentReference gateway, string ns) => $"The Gateway {gateway.Namespace ?? ns}/{gateway.Name}";
}
