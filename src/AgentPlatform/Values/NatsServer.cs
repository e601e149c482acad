using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using Crossplane.Functions;

namespace AgentPlatform.Values;

/// <summary>A NATS server from a client URL.</summary>
/// <param name="Host">A DNS name or an IP address, without brackets.</param>
/// <param name="Port">The client port.</param>
internal sealed record NatsServer(string Host, int Port)
{
    private const int DefaultPort = 4222;
    private const int MonitoringPort = 8222;
    private const string HeadlessSuffix = "-headless";
    private const string ServiceDomain = ".svc";
    private const string ClusterDomain = ".cluster.local";

    /// <summary>Whether the host ends with a dot, so that DNS search domains of the cluster do not apply.</summary>
    public bool IsAbsolute { get; init; }

    /// <summary>Whether the URL has a user, a password or a token.</summary>
    public bool HasCredentials { get; init; }

    /// <summary>The schemes of NATS clients and their default ports.</summary>
    private static readonly Dictionary<string, int> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["nats"] = DefaultPort,
        ["tls"] = DefaultPort,
        ["ws"] = 80,
        ["wss"] = 443,
    };

    /// <summary>The address that the host is; null for a name.</summary>
    public IPAddress? Address => !IPAddress.TryParse(Host, out var address) ? null
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : new IPAddress(address.GetAddressBytes());

    /// <summary>
    /// The namespace of the Service that the host refers to, resolved as by DNS in a pod; null for a server outside the cluster,
    /// and empty for a host of one label, a Service in the pod's own namespace. A host with a label before the Service's name is
    /// one of its pods.
    /// </summary>
    public string? ServiceNamespace => Host.Split('.') switch
    {
        _ when IsAbsolute || IPAddress.TryParse(Host, out _) => null,
        ["localhost"] => null,
        [_] => "",
        [_, var ns] => ns,
        [_, var ns, "svc", ..] => ns,
        [_, _, var ns, "svc", ..] => ns,
        _ => null,
    };

    /// <summary>
    /// The host as DNS in a pod resolves it: <c>nats.nats</c>, <c>nats.nats.svc</c> and <c>nats.nats.svc.cluster.local</c> are
    /// one Service, and an address is one however it is written.
    /// </summary>
    public string CanonicalHost
    {
        get
        {
            if (Address is { } address)
            {
                return address.ToString();
            }

            var host = Host.EndsWith(ServiceDomain + ClusterDomain, StringComparison.Ordinal)
                ? Host[..^ClusterDomain.Length]
                : Host;
            return !IsAbsolute && host.Split('.') is [_, not "svc"] ? host + ServiceDomain : host;
        }
    }

    /// <summary>
    /// Whether two servers are one. The namespace counts too, because the network policy opens it: <c>nats.nats</c> is a
    /// Service, and <c>nats.nats.</c> a host outside the cluster, for which all addresses are opened.
    /// </summary>
    public bool IsSame(NatsServer other) => Port == other.Port
        && ServiceNamespace == other.ServiceNamespace
        && CanonicalHost == other.CanonicalHost;

    /// <summary>Parses servers that have been validated.</summary>
    /// <exception cref="FormatException">The servers are not valid.</exception>
    public static IReadOnlyList<NatsServer> ParseAll(string text) =>
        TryParseAll(text, out var servers) ? servers : throw new FormatException("The text names no NATS servers.");

    /// <summary>Parses the servers of a client URL, separated by commas.</summary>
    /// <param name="text"><c>[scheme://][user[:password]@]host[:port]</c>; schemes nats, tls, ws and wss.</param>
    /// <param name="servers">The servers, in order.</param>
    public static bool TryParseAll(string text, [NotNullWhen(true)] out IReadOnlyList<NatsServer>? servers)
    {
        var parsed = new List<NatsServer>(1);
        servers = parsed;
        foreach (var part in text.Split(','))
        {
            if (Parse(part.Trim()) is not { } server)
            {
                servers = null;
                return false;
            }

            parsed.Add(server);
        }

        return true;
    }

    /// <summary>
    /// The monitoring endpoint that KEDA queries for the lag, <c>host:8222</c>. For a Service in the cluster it is on the
    /// headless Service, which always exposes the monitoring port and gives KEDA access to the consumer's leader: KEDA prefixes
    /// the host with the name of the leader's pod.
    /// </summary>
    /// <param name="workloadNamespace">The namespace of the workload, for a host of one label.</param>
    public string MonitoringEndpoint(string workloadNamespace)
    {
        var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        if (ServiceNamespace is { } ns)
        {
            var labels = Host.Split('.');
            var isPod = labels is [_, _, not "svc", "svc", ..];
            var service = isPod ? labels[1] : HeadlessBeside(labels[0]);
            var domain = string.Join('.', labels.Skip(isPod ? 4 : 3));
            host = $"{service}.{(ns.Length > 0 ? ns : workloadNamespace)}.svc.{(domain.Length > 0 ? domain : "cluster.local")}";
        }

        return string.Create(CultureInfo.InvariantCulture, $"{host}:{MonitoringPort}");
    }

    private static string HeadlessBeside(string service) =>
        service.EndsWith(HeadlessSuffix, StringComparison.Ordinal) ? service : service + HeadlessSuffix;

    private static NatsServer? Parse(string text)
    {
        var port = DefaultPort;
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && !Schemes.TryGetValue(text[..scheme], out port))
        {
            return null;
        }

        var authority = (scheme >= 0 ? text[(scheme + 3)..] : text).TrimEnd('/');
        var hostAndPort = authority[(authority.LastIndexOf('@') + 1)..];
        var server = hostAndPort.StartsWith('[') ? ParseAddress(hostAndPort, port) : ParseName(hostAndPort, port);
        return server is null ? null : server with { HasCredentials = hostAndPort.Length < authority.Length };
    }

    private static NatsServer? ParseAddress(string text, int port)
    {
        var end = text.IndexOf(']');
        return end > 0 && IPAddress.TryParse(text[1..end], out var address) && TryReadPort(text[(end + 1)..], ref port)
            ? new NatsServer(address.ToString(), port)
            : null;
    }

    private static NatsServer? ParseName(string text, int port)
    {
        var end = text.IndexOf(':');
        var written = (end < 0 ? text : text[..end]).ToLowerInvariant();
        var host = written.TrimEnd('.');
        var isAbsolute = host.Length < written.Length
            && !host.EndsWith(".svc", StringComparison.Ordinal)
            && !host.Contains(".svc.", StringComparison.Ordinal);
        var isValid = ResourceNames.IsDnsSubdomain(host)
            && host.Split('.').All(ResourceNames.IsDnsLabel)
            && TryReadPort(end < 0 ? "" : text[end..], ref port);
        return isValid
            ? new NatsServer(host, port) { IsAbsolute = isAbsolute }
            : null;
    }

    private static bool TryReadPort(string text, ref int port) =>
        text.Length == 0
        || (text[0] == ':'
            && int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out port)
            && port is > 0 and <= 65535);
}
