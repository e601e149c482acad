namespace AgentPlatform.Workloads.Specs;

/// <summary>The identity of the pods.</summary>
public sealed record ServiceAccountSpec
{
    /// <summary>Annotations of the ServiceAccount, with which clouds map it to a role.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}
