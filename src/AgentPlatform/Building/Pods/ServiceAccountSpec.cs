namespace AgentPlatform.Building.Pods;

/// <summary>The ServiceAccount of the pods.</summary>
public sealed record ServiceAccountSpec
{
    /// <summary>Annotations, which cloud providers use to map the ServiceAccount to a role.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}
