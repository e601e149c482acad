using Kubernetes.Manifests.Gateway;

namespace AgentPlatform.Building.Routes;

/// <summary>How a service is reached from outside the cluster.</summary>
/// <param name="Gateway">The Gateway that routes to it.</param>
/// <param name="Host">The host name.</param>
/// <param name="PathPrefix">The prefix of the paths that are routed to the service.</param>
internal sealed record Exposure(ParentReference Gateway, string Host, string PathPrefix)
{
    /// <summary>The address for clients.</summary>
    public string Url => $"https://{Host}{PathPrefix}";
}
