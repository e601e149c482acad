namespace AgentPlatform.Shared;

/// <summary>What a composite is rendered to.</summary>
/// <param name="Objects">The composed objects; their names are unique.</param>
public sealed record Composition(IReadOnlyList<ComposedObject> Objects);
