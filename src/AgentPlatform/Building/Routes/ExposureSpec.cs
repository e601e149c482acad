namespace AgentPlatform.Building.Routes;

/// <summary>Exposes the service outside the cluster, with an HTTPRoute of the Gateway API.</summary>
public sealed record ExposureSpec
{
    /// <summary>The host name; one of the name, the namespace and the platform's domain when null.</summary>
    public string? Hostname { get; init; }

    /// <summary>The prefix of the paths that are routed to the service.</summary>
    public string? PathPrefix { get; init; }

    /// <summary>The gateway; the platform's when null.</summary>
    public GatewayReference? GatewayRef { get; init; }
}
