namespace AgentPlatform.Building.Routes;

/// <summary>References a Gateway.</summary>
public sealed record GatewayReference
{
    /// <summary>The Gateway's name. Required.</summary>
    public string? Name { get; init; }

    /// <summary>The Gateway's namespace; the workload's own when null.</summary>
    public string? Namespace { get; init; }

    /// <summary>The name of one listener; all listeners when null.</summary>
    public string? SectionName { get; init; }
}
