namespace AgentPlatform.Workloads.Specs;

/// <summary>A Gateway.</summary>
public sealed record GatewayReference
{
    /// <summary>The Gateway's name. Required.</summary>
    public string? Name { get; init; }

    /// <summary>Its namespace; the workload's own when null.</summary>
    public string? Namespace { get; init; }

    /// <summary>One listener of it; all when null.</summary>
    public string? SectionName { get; init; }
}
