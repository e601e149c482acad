namespace AgentPlatform.Settings;

/// <summary>The default gateway for exposed services.</summary>
public sealed record GatewaySettings
{
    /// <summary>The Gateway's name.</summary>
    public string? Name { get; init; }

    /// <summary>The Gateway's namespace; the workload's own when null.</summary>
    public string? Namespace { get; init; }

    /// <summary>The name of one listener; all listeners when null.</summary>
    public string? SectionName { get; init; }

    /// <summary>
    /// The domain of default host names, <c>name-namespace.domain</c>, with a hash after the namespace if it or the name has a
    /// dash.
    /// </summary>
    public string? Domain { get; init; }
}
