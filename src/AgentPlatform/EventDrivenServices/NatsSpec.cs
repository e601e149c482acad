namespace AgentPlatform.EventDrivenServices;

/// <summary>The stream that a service works through.</summary>
public sealed record NatsSpec
{
    /// <summary>The NATS servers for clients, separated by commas; scheme and port may be left out.</summary>
    public string? Url { get; init; }

    /// <summary>The JetStream stream. Required.</summary>
    public string? Stream { get; init; }

    /// <summary>The durable consumer that the replicas share. Required.</summary>
    public string? Consumer { get; init; }
}
