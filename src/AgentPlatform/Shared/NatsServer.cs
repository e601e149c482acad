using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using Crossplane.Functions;

namespace AgentPlatform.Shared;

/// <summary>A NATS server as a client's URL names it.</summary>
/// <param name="Host">A DNS name or an IP address, without brackets.</param>
/// <param name="Port">The client port.</param>
internal sealed record NatsServer(string Host, int Port)
{
    private const int DefaultPort = 4222;
    private const int MonitoringPort = 8222;
    private const string HeadlessSuffix = "-headless";

    /// <summary>Whether the host was written with a dot at its end: DNS does not look for it in the cluster then.</summary>
    public bool IsAbsolute { get; init; }

    /// <summary>The schemes of NATS clients and the port that each has where none is named.</summary>
    private static readonly Dictionary<string, int> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["nats"] = DefaultPort,
        ["tls"] = DefaultPort,
        ["ws"] = 80,
        ["wss"] = 443,
    };

    /// <summary>
    /// The namespace of the Service that the host names, as DNS in a pod resolves it; null for a server outside the
    /// cluster. A host of one label is a Service in the pod's own namespace and has the empty text here; with a label
    /// before the Service's, the host is one of the pods behind it.
    /// </summary>
    public string? ServiceNamespace => Host.Split('.') switch
    {
        _ when IsAbsolute || IPAddress.TryParse(Host, out _) => null,
        ["localhost"] => null,
        [_] => "",
        [_, var space] => space,
        [_, var space, "svc", ..] => space,
        [_, _, var space, "svc", ..] => space,
        _ => null,
    };

    /// <summary>Reads servers that were validated before.</summary>
    /// <exception cref="FormatException">They were not.</exception>
    public static IReadOnlyList<NatsServer> ParseAll(string text) =>
        TryParseAll(text, out var servers) ? servers : throw new FormatException("The text names no NATS servers.");

    /// <summary>Reads the servers of a client's URL: one or several, separated by commas.</summary>
    /// <param name="text"><c>[scheme://][user[:password]@]host[:port]</c>; schemes nats, tls, ws and wss.</param>
    /// <param name="servers">The servers in the order of the text.</param>
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
    /// Where KEDA asks this server for the lag: <c>host:8222</c>. For a Service in the cluster it is the headless one
    /// beside it, which always has the monitoring port and through which the leader of a consumer can be found: KEDA puts
    /// the name of the leader's pod in front.
    /// </summary>
    /// <param name="workloadNamespace">The namespace of the workload, for a host of one label.</param>
    public string MonitoringEndpoint(string workloadNamespace)
    {
        var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        if (ServiceNamespace is { } space)
        {
            var labels = Host.Split('.');
            var isPod = labels is [_, _, not "svc", "svc", ..];
            var service = isPod ? labels[1] : HeadlessBeside(labels[0]);
            var domain = string.Join('.', labels.Skip(isPod ? 4 : 3));
            host = $"{service}.{(space.Length > 0 ? space : workloadNamespace)}.svc.{(domain.Length > 0 ? domain : "cluster.local")}";
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
        return hostAndPort.StartsWith('[') ? ParseAddress(hostAndPort, port) : ParseName(hostAndPort, port);
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
        var isAbsolute = host.Length < written.Length && !host.EndsWith(".svc", StringComparison.Ordinal) && !host.Contains(".svc.", StringComparison.Ordinal);
        return ResourceNames.IsDnsSubdomain(host) && host.Split('.').All(ResourceNames.IsDnsLabel) && TryReadPort(end < 0 ? "" : text[end..], ref port)
            ? new NatsServer(host, port) { IsAbsolute = isAbsolute }
            : null;
    }

    private static bool TryReadPort(string text, ref int port) =>
        text.Length == 0
        || (text[0] == ':'
            && int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out port)
            && port is > 0 and <= 65535);
}
