namespace AgentPlatform.Workloads;

/// <summary>The stream that a workload works through.</summary>
internal sealed record WorkloadStream
{
    public required string Url { get; init; }

    public required string Name { get; init; }

    public required string Consumer { get; init; }

    /// <summary>Where KEDA asks for the lag; derived from the URL when null.</summary>
    public string? MonitoringEndpoint { get; init; }

    public string? Account { get; init; }
}
