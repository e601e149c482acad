namespace AgentPlatform.Building.Network;

/// <summary>A Service that the workload calls. Its address is in the environment as BACKEND_SERVICE_*.</summary>
public sealed record BackendSpec
{
    /// <summary>The Service's name. Required.</summary>
    public string? ServiceName { get; init; }

    /// <summary>The Service's namespace; the workload's own when null.</summary>
    public string? Namespace { get; init; }

    /// <summary>The Service's port, 1 to 65535. Required.</summary>
    public int? Port { get; init; }
}
