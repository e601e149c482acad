using AgentPlatform.Kinds;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Readiness;
using Crossplane.Functions.Resources;
using k8s.Models;
using Kubernetes.Manifests;
using Kubernetes.Manifests.Gateway;

namespace AgentPlatform.Building.ReadyChecks;

/// <summary>The readiness of an HTTPRoute at the Gateway that it asks for, see <see cref="HttpRouteReady"/>.</summary>
internal static class RouteReadiness
{
    public const string Accepted = "Accepted";
    public const string ResolvedRefs = "ResolvedRefs";

    private static readonly FieldPath ParentsPath = "status.parents";

    /// <summary>The readiness for Crossplane.</summary>
    /// <param name="observed">The HTTPRoute.</param>
    /// <param name="gateway">The Gateway that the route asks for.</param>
    /// <param name="ns">The namespace of the route.</param>
    public static Ready Of(ObservedObject? observed, ParentReference gateway, string ns) => Readiness.Decide(
        observed, route => HttpRouteReady.IsAccepted(route.Document!, Parent(gateway), ns));

    /// <summary>The same in CEL, over <c>object</c>.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    public static string Query(ParentReference gateway, string ns) => HttpRouteReady.CelQuery(Parent(gateway), ns);

    /// <summary>The answers of the Gateway: one for each controller that feels responsible for it.</summary>
    /// <exception cref="ConversionException">The status is malformed.</exception>
    public static IEnumerable<RouteParentStatus> Answers(ObservedObject route, ParentReference gateway, string ns) =>
        route.Document!.TryGet(ParentsPath, ManifestJson.Default.RouteParents, out var parents)
            ? parents.Where(parent => parent?.ParentRef is { } asked
                && asked.Name == gateway.Name
                && (asked.Namespace ?? ns) == (gateway.Namespace ?? ns)
                && asked.SectionName == gateway.SectionName)
            : [];

    /// <summary>Returns a condition of an answer; null if there is none for the newest generation.</summary>
    /// <exception cref="ConversionException">The generation is not a number.</exception>
    public static V1Condition? Condition(ObservedObject route, RouteParentStatus answer, string type) =>
        answer.Conditions?.FirstOrDefault(condition => condition?.Type == type
            && (condition.ObservedGeneration is null || condition.ObservedGeneration >= route.Generation));

    private static RouteParent Parent(ParentReference gateway) => new(gateway.Name!, gateway.Namespace, gateway.SectionName);
}
