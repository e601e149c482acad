namespace AgentPlatform.EventDrivenServices;

/// <summary>The stream that a service consumes.</summary>
public sealed record NatsSpec
{
    /// <summary>URLs of the NATS servers, separated by commas; scheme and port are optional.</summary>
    public string? Url { get; init; }

    /// <summary>The JetStream stream. Required.</summary>
    public string? Stream { get; init; }

    /// <summary>The durable consumer that the replicas share. Required.</summary>
    public string? Consumer { get; init; }
}
