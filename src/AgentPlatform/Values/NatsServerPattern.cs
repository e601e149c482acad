using System.Diagnostics.CodeAnalysis;

namespace AgentPlatform.Values;

/// <summary>A NATS server that composites may name, or all of a namespace or of a domain outside the cluster.</summary>
internal sealed class NatsServerPattern
{
    private const string Wildcard = "*.";

    /// <summary>Stands for the label that a wildcard matches.</summary>
    private const string AnyLabel = "x";

    /// <summary>The domains of all Services, in which a wildcard would say no namespace.</summary>
    private static readonly string[] DomainsOfServices = ["svc", "svc.cluster.local", "cluster.local"];

    private readonly NatsServer _server;
    private readonly string? _domain;

    private NatsServerPattern(NatsServer server, bool isDomain)
    {
        _server = server;
        _domain = isDomain ? server.CanonicalHost[AnyLabel.Length..] : null;
    }

    /// <summary>Parses <c>[scheme://]host[:port]</c>, where the host may begin with <c>*.</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out NatsServerPattern? pattern)
    {
        pattern = null;
        var start = text.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0;
        var isDomain = text.AsSpan(start).StartsWith(Wildcard, StringComparison.Ordinal);
        var plain = isDomain ? text.Remove(start, Wildcard.Length) : text;
        if (NatsServer.TryParseAll(plain, out var servers)
            && servers is [{ HasCredentials: false } server]
            && !text.Any(char.IsWhiteSpace)
            && !(isDomain && !IsDomain(server)))
        {
            pattern = new NatsServerPattern(isDomain ? server with { Host = $"{AnyLabel}.{server.Host}" } : server, isDomain);
        }

        return pattern is not null;
    }

    /// <summary>
    /// Whether the pattern stands for a server. A server below a domain must be where the pattern says, in its namespace or
    /// outside the cluster: the network policy opens the namespace of <c>a.kube-system.svc.nats.example.org</c>, and not
    /// nats.example.org.
    /// </summary>
    public bool Matches(NatsServer server) => _domain is null
        ? _server.IsSame(server)
        : server.Port == _server.Port
            && server.ServiceNamespace == _server.ServiceNamespace
            && server.CanonicalHost.EndsWith(_domain, StringComparison.Ordinal);

    private static bool IsDomain(NatsServer server) =>
        server.Address is null && Checks.IsNamedHost(server.Host) && !DomainsOfServices.Contains(server.Host);
}
