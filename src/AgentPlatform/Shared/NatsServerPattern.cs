using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace AgentPlatform.Shared;

/// <summary>A NATS server that composites may name, or all of a domain.</summary>
internal sealed class NatsServerPattern
{
    private const string Wildcard = "*.";
    private const string ClusterDomain = ".cluster.local";
    private const string ServiceDomain = ".svc";

    private readonly string _host;
    private readonly int _port;
    private readonly bool _isDomain;

    private NatsServerPattern(NatsServer server, bool isDomain)
    {
        _host = isDomain ? server.Host : Canonical(server);
        _port = server.Port;
        _isDomain = isDomain;
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
            && !text.Any(char.IsWhiteSpace))
        {
            pattern = new NatsServerPattern(server, isDomain);
        }

        return pattern is not null;
    }

    public bool Matches(NatsServer server)
    {
        var host = Canonical(server);
        return server.Port == _port
            && (_isDomain ? host.EndsWith($".{_host}", StringComparison.Ordinal) : host == _host);
    }

    /// <summary>
    /// The host as DNS in a pod resolves it: <c>nats.nats</c>, <c>nats.nats.svc</c> and <c>nats.nats.svc.cluster.local</c> are
    /// one Service.
    /// </summary>
    private static string Canonical(NatsServer server)
    {
        var host = server.Host.EndsWith(ClusterDomain, StringComparison.Ordinal)
            ? server.Host[..^ClusterDomain.Length]
            : server.Host;
        return !server.IsAbsolute && host.Split('.') is [_, not "svc"] && !IPAddress.TryParse(host, out _)
            ? host + ServiceDomain
            : host;
    }
}
