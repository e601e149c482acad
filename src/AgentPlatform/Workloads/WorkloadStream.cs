namespace AgentPlatform.Workloads;

/// <summary>The stream that a workload consumes.</summary>
internal sealed record WorkloadStream
{
    public required string Url { get; init; }

    /// <summary>The field that the URL comes from.</summary>
    public required string UrlPath { get; init; }

    public required string Name { get; init; }

    public required string Consumer { get; init; }

    /// <summary>The monitoring endpoint that KEDA queries; derived from the URL when null.</summary>
    public string? MonitoringEndpoint { get; init; }

    public string? Account { get; init; }
}
