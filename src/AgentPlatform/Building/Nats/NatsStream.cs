using AgentPlatform.Building.Environment;
using AgentPlatform.Values;
using k8s.Models;

namespace AgentPlatform.Building.Nats;

/// <summary>A stream of NATS JetStream and the durable consumer that reads it.</summary>
internal sealed record NatsStream
{
    /// <summary>URLs of the servers, separated by commas.</summary>
    public required string Url { get; init; }

    /// <summary>The field that the URL comes from.</summary>
    public required string UrlPath { get; init; }

    /// <summary>The stream.</summary>
    public required string Name { get; init; }

    /// <summary>The durable consumer.</summary>
    public required string Consumer { get; init; }

    /// <summary>The servers.</summary>
    public required IReadOnlyList<NatsServer> Servers { get; init; }

    /// <summary>The monitoring endpoint that KEDA queries for the lag, <c>host:port</c>.</summary>
    public required string MonitoringEndpoint { get; init; }

    /// <summary>The NATS account of the stream.</summary>
    public required string Account { get; init; }

    /// <summary>The variables that tell a container where its messages are.</summary>
    public IEnumerable<V1EnvVar> Variables =>
    [
        PodEnvironment.Literal("NATS_URL", Url),
        PodEnvironment.Literal("NATS_STREAM_NAME", Name),
        PodEnvironment.Literal("NATS_CONSUMER_GROUP", Consumer),
    ];

    /// <summary>
    /// Warns of credentials in the URL, where everybody who may read the composite or the pods sees them. The warning never
    /// repeats the URL.
    /// </summary>
    public IReadOnlyList<string> Warnings => Servers.Any(server => server.HasCredentials)
        ?
        [
            $"{UrlPath} should be a URL without user, password or token, because everybody who may read the composite or its "
                + "pods can read them, but has some; keep them in a Secret",
        ]
        : [];

    /// <param name="url">URLs of the servers, which are valid.</param>
    /// <param name="urlPath">The field that they come from.</param>
    /// <param name="name">The stream.</param>
    /// <param name="consumer">The durable consumer.</param>
    /// <param name="endpoint">The monitoring endpoint; that of the first server when null.</param>
    /// <param name="account">The account.</param>
    /// <param name="ns">The namespace of who reads the stream, in which short names of servers are looked up.</param>
    public static NatsStream Create(
        string url, string urlPath, string name, string consumer, string? endpoint, string account, string ns)
    {
        var servers = NatsServer.ParseAll(url);
        return new NatsStream
        {
            Url = url,
            UrlPath = urlPath,
            Name = name,
            Consumer = consumer,
            Servers = servers,
            MonitoringEndpoint = endpoint ?? servers[0].MonitoringEndpoint(ns),
            Account = account,
        };
    }
}
