using System.Net;
using AgentPlatform.Settings;
using AgentPlatform.Values;
using k8s.Models;

namespace AgentPlatform.Building.Network;

/// <summary>The rules of network policies. A policy has those that its kind needs.</summary>
internal static class NetworkRules
{
    /// <summary>The port of PostgreSQL.</summary>
    public const int Postgres = 5432;

    /// <summary>The port of Dragonfly and Redis.</summary>
    public const int Dragonfly = 6379;

    private const string AllIpv4 = "0.0.0.0/0";
    private const string AllIpv6 = "::/0";
    private const int Https = 443;

    private static readonly IList<V1NetworkPolicyPeer> SameNamespace = [new() { PodSelector = new V1LabelSelector() }];
    private static readonly V1NetworkPolicyEgressRule DefaultDns = CreateDns(PlatformSettings.CreateDefault());
    private static readonly V1NetworkPolicyEgressRule DefaultHttps = CreateHttps(PlatformSettings.CreateDefault());

    /// <summary>Allows callers of a port: those of the listed namespaces and of the own one, or all.</summary>
    /// <param name="port">The port.</param>
    /// <param name="namespaces">The namespaces of callers; null for all callers.</param>
    public static V1NetworkPolicyIngressRule From(int port, IEnumerable<string>? namespaces) => new()
    {
        FromProperty = namespaces is null ? null : [.. SameNamespace, .. Namespaces([.. namespaces.Distinct()])],
        Ports = [Port(port)],
    };

    /// <summary>
    /// Allows the pods of the cluster DNS, and the addresses of caches that no namespace selector matches. The rule is shared
    /// between objects and must not be modified.
    /// </summary>
    public static V1NetworkPolicyEgressRule ToDns(PlatformSettings settings) =>
        settings.HasDefaultNetwork ? DefaultDns : CreateDns(settings);

    /// <summary>
    /// Allows HTTPS to all addresses, without those that the platform leaves out. The rule is shared between objects and must not
    /// be modified.
    /// </summary>
    public static V1NetworkPolicyEgressRule ToHttps(PlatformSettings settings) =>
        settings.HasDefaultNetwork ? DefaultHttps : CreateHttps(settings);

    /// <summary>Allows NATS servers.</summary>
    public static IEnumerable<V1NetworkPolicyEgressRule> ToNats(IReadOnlyList<NatsServer> servers, PlatformSettings settings) =>
        servers
            .DistinctBy(server => (server.ServiceNamespace, server.Address, server.Port))
            .Select(server => new V1NetworkPolicyEgressRule
            {
                To = server.Address is { } address ? [Block(address)] : NatsPeers(settings, server.ServiceNamespace),
                Ports = [Port(server.Port)],
            });

    /// <summary>Allows the platform's databases.</summary>
    /// <param name="ports">The ports of the databases; empty for none.</param>
    /// <param name="settings">The platform's settings.</param>
    public static IEnumerable<V1NetworkPolicyEgressRule> ToDatabases(IReadOnlyList<int> ports, PlatformSettings settings)
    {
        if (ports.Count > 0)
        {
            yield return new V1NetworkPolicyEgressRule
            {
                To = [.. Namespaces([.. settings.DatabaseNamespaces]), .. SameNamespace],
                Ports = [.. ports.Select(port => Port(port))],
            };
        }
    }

    /// <summary>
    /// Allows all ports of a namespace: policies apply to pod ports, which can differ from the port of a Service.
    /// </summary>
    /// <param name="ns">The namespace.</param>
    /// <param name="own">The namespace of the pods of the policy.</param>
    public static V1NetworkPolicyEgressRule ToNamespace(string ns, string own) =>
        new() { To = ns == own ? SameNamespace : Namespaces(ns) };

    /// <summary>Allows a destination of the spec.</summary>
    public static V1NetworkPolicyEgressRule To(NetworkDestination destination) => new()
    {
        To = Namespaces(destination.Namespace!),
        Ports = destination.Ports is { Count: > 0 } ports ? [.. ports.Select(port => Port(port))] : null,
    };

    private static V1NetworkPolicyEgressRule CreateDns(PlatformSettings settings) => new()
    {
        To =
        [
            .. Namespaces(settings.DnsNamespace),
            .. settings.DnsCidrs.Select(cidr => new V1NetworkPolicyPeer { IpBlock = new V1IPBlock { Cidr = cidr } }),
        ],
        Ports = [.. settings.DnsPorts.SelectMany(port => new[] { Port(port, "UDP"), Port(port) })],
    };

    private static V1NetworkPolicyEgressRule CreateHttps(PlatformSettings settings) => new()
    {
        To = [AllAddresses(settings, AllIpv4)],
        Ports = [Port(Https)],
    };

    /// <summary>A policy cannot contain host names, so any address is allowed for a server outside the cluster.</summary>
    private static IList<V1NetworkPolicyPeer> NatsPeers(PlatformSettings settings, string? serviceNamespace) =>
        serviceNamespace switch
        {
            null => [AllAddresses(settings, AllIpv4), AllAddresses(settings, AllIpv6)],
            "" => SameNamespace,
            _ => Namespaces(serviceNamespace),
        };

    private static V1NetworkPolicyPeer Block(IPAddress address) => new()
    {
        IpBlock = new V1IPBlock
        {
            Cidr = $"{address}/{address.GetAddressBytes().Length * 8}",
        },
    };

    /// <summary>All addresses of one family, without those that the platform leaves out.</summary>
    private static V1NetworkPolicyPeer AllAddresses(PlatformSettings settings, string cidr)
    {
        var isIpv6 = cidr == AllIpv6;
        var except = settings.ExceptCidrs.Where(range => range.Contains(':', StringComparison.Ordinal) == isIpv6).Distinct();
        return new V1NetworkPolicyPeer
        {
            IpBlock = new V1IPBlock { Cidr = cidr, Except = except.ToArray() is { Length: > 0 } ranges ? ranges : null },
        };
    }

    private static V1NetworkPolicyPeer[] Namespaces(params ReadOnlySpan<string> names)
    {
        var peers = new V1NetworkPolicyPeer[names.Length];
        for (var index = 0; index < names.Length; index++)
        {
            peers[index] = new V1NetworkPolicyPeer
            {
                NamespaceSelector = new V1LabelSelector
                {
                    MatchLabels = new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = names[index] },
                },
            };
        }

        return peers;
    }

    private static V1NetworkPolicyPort Port(int port, string protocol = "TCP") => new() { Port = port, Protocol = protocol };
}
