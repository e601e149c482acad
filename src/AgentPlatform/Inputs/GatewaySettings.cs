namespace AgentPlatform.Inputs;

/// <summary>The gateway for services that name none.</summary>
public sealed record GatewaySettings
{
    /// <summary>The Gateway's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its namespace; the workload's own when null.</summary>
    public string? Namespace { get; init; }

    /// <summary>One listener of it; all when null.</summary>
    public string? SectionName { get; init; }

    /// <summary>The domain of hosts that are not named: <c>name-namespace.domain</c>.</summary>
    public string? Domain { get; init; }
}
