namespace Crossplane.Functions.Testing.Answers;

/// <summary>Objects that a function requires.</summary>
/// <param name="ApiVersion">The objects' apiVersion.</param>
/// <param name="Kind">The objects' kind.</param>
/// <param name="Name">The object's name; null for objects by label.</param>
/// <param name="Labels">The labels that the objects must have; empty for an object by name, and for all of a kind.</param>
/// <param name="Namespace">The objects' namespace; null for a cluster-scoped object, and for all namespaces.</param>
public sealed record AnsweredRequirement(
    string ApiVersion, string Kind, string? Name, IReadOnlyDictionary<string, string> Labels, string? Namespace);
