namespace AgentPlatform.Workloads.Specs;

/// <summary>The way in from outside the cluster: an HTTPRoute of the Gateway API.</summary>
public sealed record ExposureSpec
{
    /// <summary>The host; made of name, namespace and the platform's domain when null.</summary>
    public string? Hostname { get; init; }

    /// <summary>The start of the paths that are led here.</summary>
    public string? PathPrefix { get; init; }

    /// <summary>The gateway; the platform's when null.</summary>
    public GatewayReference? GatewayRef { get; init; }
}
