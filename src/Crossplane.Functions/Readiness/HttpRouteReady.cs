using System.Text;
using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness of an HTTPRoute: every parent that it asks for says of its newest generation that it is accepted and that its
/// references resolve. Answers of other parents, such as one that it was attached to before, do not count.
/// </summary>
/// <remarks>
/// One entry of <c>status.parents</c> is the answer of one controller to one entry of <c>spec.parentRefs</c>, which it repeats
/// (<c>RouteParentStatus</c> in the Gateway API). Of several controllers that answer for the same parent, one is enough.
/// </remarks>
public static class HttpRouteReady
{
    private const string Group = "gateway.networking.k8s.io";
    private const string ApiVersion = $"{Group}/v1";
    private const string Kind = "HTTPRoute";

    // Of the parent p.
    private const string IsAcceptedQuery =
        "has(p.conditions) && [\"Accepted\", \"ResolvedRefs\"].all(t, p.conditions.exists(c,"
        + " has(c.type) && c.type == t && has(c.status) && c.status == \"True\""
        + " && (!has(c.observedGeneration) || c.observedGeneration >= object.metadata.generation)))";

    /// <summary>The check for <see cref="ReadyChecks"/>.</summary>
    public static ReadyCheck Check { get; } = new(ApiVersion, Kind, IsReady, Query);

    private static string Query =>
        "has(object.spec) && has(object.spec.parentRefs) && object.spec.parentRefs.size() > 0"
        + " && has(object.status) && has(object.status.parents)"
        + " && object.spec.parentRefs.all(r, object.status.parents.exists(p, has(p.parentRef)"
        + $" && has(p.parentRef.name) && has(r.name) && p.parentRef.name == r.name && {SameQuery("group", $"\"{Group}\"")}"
        + $" && {SameQuery("kind", "\"Gateway\"")}"
        + $" && {SameQuery("namespace", "object.metadata.namespace")} && {SameQuery("sectionName", "\"\"")}"
        + $" && {SameQuery("port", "0")} && {IsAcceptedQuery}))";

    /// <summary>The checks of all kinds of routes, which have the same status.</summary>
    internal static IReadOnlyList<ReadyCheck> Checks { get; } =
    [
        Check,
        new(ApiVersion, "GRPCRoute", IsReady, Query),
        new("gateway.networking.k8s.io/v1alpha2", "TCPRoute", IsReady, Query),
        new("gateway.networking.k8s.io/v1alpha2", "TLSRoute", IsReady, Query),
        new("gateway.networking.k8s.io/v1alpha2", "UDPRoute", IsReady, Query),
    ];

    /// <summary>
    /// Returns a check of the answer of one Gateway only, for a route whose other parents do not matter. It does not compare
    /// group, kind and port: such a route must not ask for another parent of the name, such as a Service.
    /// </summary>
    /// <param name="gateway">The Gateway that the route asks for.</param>
    /// <param name="routeNamespace">The namespace of the route.</param>
    public static ReadyCheck For(RouteParent gateway, string routeNamespace) => new(
        ApiVersion, Kind, route => IsAccepted(route, gateway, routeNamespace), CelQuery(gateway, routeNamespace));

    /// <summary>Whether a Gateway has accepted the newest generation of a route and resolved its references.</summary>
    /// <param name="route">The HTTPRoute.</param>
    /// <param name="gateway">The Gateway that the route asks for.</param>
    /// <param name="routeNamespace">The namespace of the route.</param>
    /// <exception cref="ConversionException">The status is malformed.</exception>
    public static bool IsAccepted(StructDocument route, RouteParent gateway, string routeNamespace)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(routeNamespace);
        ReadOnlySpan<byte> name = Encoding.UTF8.GetBytes(gateway.Name);
        ReadOnlySpan<byte> ownNamespace = Encoding.UTF8.GetBytes(routeNamespace);
        ReadOnlySpan<byte> gatewayNamespace = Encoding.UTF8.GetBytes(gateway.Namespace ?? routeNamespace);
        ReadOnlySpan<byte> section = Encoding.UTF8.GetBytes(gateway.SectionName ?? "");
        var fields = new ObservedFields(route);
        var parents = fields.Status.Items("parents"u8);
        while (parents.Read())
        {
            var asked = parents.Current.Object("parentRef"u8);
            if (asked.Is("name"u8, name)
                && (asked.Has("namespace"u8) ? asked.Text("namespace"u8) : ownNamespace).SequenceEqual(gatewayNamespace)
                && asked.Has("sectionName"u8) == (gateway.SectionName is not null)
                && asked.Is("sectionName"u8, section)
                && IsAccepted(parents.Current, fields.Generation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As <see cref="IsAccepted(StructDocument, RouteParent, string)"/>, in CEL over <c>object</c>.</summary>
    /// <inheritdoc cref="IsAccepted(StructDocument, RouteParent, string)" path="/param"/>
    public static string CelQuery(RouteParent gateway, string routeNamespace)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(routeNamespace);
        var section = gateway.SectionName is { } name
            ? $"has(p.parentRef.sectionName) && p.parentRef.sectionName == {Cel.Quote(name)}"
            : "!has(p.parentRef.sectionName)";
        return "has(object.status) && has(object.status.parents) && object.status.parents.exists(p, has(p.parentRef)"
            + $" && p.parentRef.name == {Cel.Quote(gateway.Name)}"
            + $" && (has(p.parentRef.namespace) ? p.parentRef.namespace : {Cel.Quote(routeNamespace)})"
            + $" == {Cel.Quote(gateway.Namespace ?? routeNamespace)} && {section} && {IsAcceptedQuery})";
    }

    private static bool IsReady(StructDocument route)
    {
        var fields = new ObservedFields(route);
        var asked = fields.Spec.Items("parentRefs"u8);
        var count = 0;
        for (; asked.Read(); count++)
        {
            if (!IsAnswered(fields, asked.Current))
            {
                return false;
            }
        }

        return count > 0;
    }

    private static bool IsAnswered(ObservedFields route, ObservedFields asked)
    {
        var name = asked.Text("name"u8);
        var ownNamespace = route.Object("metadata"u8).Text("namespace"u8);
        var parents = route.Status.Items("parents"u8);
        while (parents.Read())
        {
            var answered = parents.Current.Object("parentRef"u8);
            if (!name.IsEmpty
                && answered.Is("name"u8, name)
                && GroupOf(answered).SequenceEqual(GroupOf(asked))
                && IsSame(answered, asked, "kind"u8, "Gateway"u8)
                && IsSame(answered, asked, "namespace"u8, ownNamespace)
                && IsSame(answered, asked, "sectionName"u8, default)
                && answered.Integer("port"u8) == asked.Integer("port"u8)
                && IsAccepted(parents.Current, route.Generation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAccepted(ObservedFields parent, long? generation) =>
        parent.Condition("Accepted"u8).IsTrueOf(generation) && parent.Condition("ResolvedRefs"u8).IsTrueOf(generation);

    // The group of a Service is empty, which is not the same as none.
    private static ReadOnlySpan<byte> GroupOf(ObservedFields parent) =>
        parent.Has("group"u8) ? parent.Text("group"u8) : "gateway.networking.k8s.io"u8;

    private static bool IsSame(
        ObservedFields left, ObservedFields right, ReadOnlySpan<byte> name, ReadOnlySpan<byte> byDefault) =>
        Or(left.Text(name), byDefault).SequenceEqual(Or(right.Text(name), byDefault));

    private static ReadOnlySpan<byte> Or(ReadOnlySpan<byte> text, ReadOnlySpan<byte> byDefault) =>
        text.IsEmpty ? byDefault : text;

    private static string SameQuery(string field, string byDefault) =>
        $"(has(p.parentRef.{field}) ? p.parentRef.{field} : {byDefault}) == (has(r.{field}) ? r.{field} : {byDefault})";
}
