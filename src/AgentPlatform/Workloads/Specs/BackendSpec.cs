namespace AgentPlatform.Workloads.Specs;

/// <summary>A Service that this one calls; its address is in the environment as BACKEND_SERVICE_*.</summary>
public sealed record BackendSpec
{
    /// <summary>The Service's name. Required.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Its namespace; the workload's own when null.</summary>
    public string? Namespace { get; init; }

    /// <summary>Its port, 1 to 65535. Required.</summary>
    public int? Port { get; init; }
}
