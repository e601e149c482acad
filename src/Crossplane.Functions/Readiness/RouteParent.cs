namespace Crossplane.Functions.Readiness;

/// <summary>A Gateway, or one listener of it, that a route asks for: an entry of <c>spec.parentRefs</c>.</summary>
/// <param name="Name">The name of the Gateway.</param>
/// <param name="Namespace">The namespace of the Gateway; null for that of the route.</param>
/// <param name="SectionName">The name of the listener; null for all of them.</param>
public sealed record RouteParent(string Name, string? Namespace = null, string? SectionName = null);
