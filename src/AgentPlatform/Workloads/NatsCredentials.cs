namespace AgentPlatform.Workloads;

/// <summary>
/// Warns of credentials in the URL of a NATS server, where everybody who may read the composite or the pods sees them.
/// </summary>
internal static class NatsCredentials
{
    /// <summary>The warning, which never repeats the URL; none if there are no credentials.</summary>
    public static IReadOnlyList<string> Warn(Workload workload) =>
        workload.NatsServers.Any(server => server.HasCredentials)
            ?
            [
                $"{workload.Stream.UrlPath} should be a URL without user, password or token, because everybody who may read the "
                    + "composite or its pods can read them, but has some; keep them in a Secret",
            ]
            : [];
}
