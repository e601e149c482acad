using AgentPlatform.Kinds;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using k8s.Models;
using Kubernetes.Manifests;
using Kubernetes.Manifests.Gateway;

namespace AgentPlatform.Building.ReadyChecks;

/// <summary>
/// The readiness of an HTTPRoute, in C# and in CEL: the Gateway that it asks for says of its newest generation that it is
/// accepted and that its references resolve. Answers of other Gateways, such as one that it was attached to before, do not count.
/// </summary>
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
        observed, route => Answers(route, gateway, ns).Any(answer => IsTrue(route, answer, Accepted)
            && IsTrue(route, answer, ResolvedRefs)));

    /// <summary>The same in CEL, over <c>object</c>; every field is asked for before it is read.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    public static string Query(ParentReference gateway, string ns)
    {
        var section = gateway.SectionName is { } name
            ? $"has(p.parentRef.sectionName) && p.parentRef.sectionName == {Quote(name)}"
            : "!has(p.parentRef.sectionName)";
        return "has(object.status) && has(object.status.parents) && object.status.parents.exists(p, has(p.parentRef)"
            + $" && p.parentRef.name == {Quote(gateway.Name!)}"
            + $" && (has(p.parentRef.namespace) ? p.parentRef.namespace : {Quote(ns)}) == {Quote(gateway.Namespace ?? ns)}"
            + $" && {section} && has(p.conditions) && [\"{Accepted}\", \"{ResolvedRefs}\"].all(t, p.conditions.exists(c,"
            + " has(c.type) && c.type == t && has(c.status) && c.status == \"True\""
            + " && (!has(c.observedGeneration) || c.observedGeneration >= object.metadata.generation))))";
    }

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

    private static bool IsTrue(ObservedObject route, RouteParentStatus answer, string type) =>
        Condition(route, answer, type)?.Status == "True";

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
