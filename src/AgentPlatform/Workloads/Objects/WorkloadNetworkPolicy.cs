using System.Net;
using AgentPlatform.Settings;
using k8s.Models;

namespace AgentPlatform.Workloads.Objects;

internal static class WorkloadNetworkPolicy
{
    private const int Postgres = 5432;
    private const int Dragonfly = 6379;
    private const string AllIpv4 = "0.0.0.0/0";
    private const string AllIpv6 = "::/0";

    private static readonly IList<V1NetworkPolicyPeer> SameNamespace = [new() { PodSelector = new V1LabelSelector() }];

    /// <param name="workload">The workload.</param>
    /// <param name="observed">Its objects, which decide whether old pods still need the rules of the observed policy.</param>
    /// <param name="isSameTemplate">Whether the observed Deployment has the pod template that is rendered; null if unknown.</param>
    public static V1NetworkPolicy Render(Workload workload, ObservedWorkload observed, bool? isSameTemplate) => new()
    {
        ApiVersion = "networking.k8s.io/v1",
        Kind = V1NetworkPolicy.KubeKind,
        Metadata = workload.ObjectMeta("-netpol"),
        Spec = HasOldPods(observed, isSameTemplate)
            ? NetworkPolicyUnion.Of(RenderSpec(workload), observed.NetworkPolicy)
            : RenderSpec(workload),
    };

    private static bool HasOldPods(ObservedWorkload observed, bool? isSameTemplate) =>
        observed.Deployment is not null && (!observed.IsRolledOut || isSameTemplate == false);

    private static V1NetworkPolicySpec RenderSpec(Workload workload) => new()
    {
        PodSelector = new V1LabelSelector { MatchLabels = workload.Selector },
        PolicyTypes = ["Ingress", "Egress"],
        Ingress =
        [
            new V1NetworkPolicyIngressRule { FromProperty = RenderCallers(workload), Ports = [Port(workload.HttpPort)] },
        ],
        Egress =
        [
            RenderDns(workload.Settings),
            .. RenderNats(workload),
            .. RenderDatabases(workload),
            .. RenderBackend(workload),
            .. workload.Spec.NetworkPolicy?.Egress?.Select(RenderDestination) ?? [],
            new V1NetworkPolicyEgressRule
            {
                To = [AllAddresses(workload.Settings, AllIpv4)],
                Ports = [Port(443)],
            },
        ],
    };

    /// <summary>The pods of the cluster DNS, and the addresses of caches that no namespace selector matches.</summary>
    private static V1NetworkPolicyEgressRule RenderDns(PlatformSettings settings) => new()
    {
        To =
        [
            .. Namespaces(settings.DnsNamespace),
            .. settings.DnsCidrs.Select(cidr => new V1NetworkPolicyPeer { IpBlock = new V1IPBlock { Cidr = cidr } }),
        ],
        Ports = [.. settings.DnsPorts.SelectMany(port => new[] { Port(port, "UDP"), Port(port) })],
    };

    /// <summary>Null, which allows all callers, or the listed namespaces, the gateway's and the workload's own.</summary>
    private static IList<V1NetworkPolicyPeer>? RenderCallers(Workload workload)
    {
        if (workload.Spec.NetworkPolicy?.Ingress is not { } sources)
        {
            return null;
        }

        var exposure = workload.Spec.Exposure;
        var gateway = exposure is null ? null
            : exposure.GatewayRef is { } own ? own.Namespace
            : workload.Settings.Gateway?.Namespace;
        var names = sources.Select(source => source.Namespace!).Append(gateway).OfType<string>().Distinct();
        return [.. SameNamespace, .. Namespaces([.. names])];
    }

    private static IEnumerable<V1NetworkPolicyEgressRule> RenderNats(Workload workload) => workload.NatsServers
        .Select(server => (Namespace: server.ServiceNamespace, server.Address, server.Port))
        .Distinct()
        .Select(server => new V1NetworkPolicyEgressRule
        {
            To = server.Address is { } address ? [Block(address)] : NatsPeers(workload.Settings, server.Namespace),
            Ports = [Port(server.Port)],
        });

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

    private static IEnumerable<V1NetworkPolicyEgressRule> RenderDatabases(Workload workload)
    {
        var ports = new List<V1NetworkPolicyPort>(2);
        if (workload.UsesPostgres)
        {
            ports.Add(Port(Postgres));
        }

        if (workload.UsesDragonfly)
        {
            ports.Add(Port(Dragonfly));
        }

        if (ports.Count > 0)
        {
            yield return new V1NetworkPolicyEgressRule
            {
                To = [.. Namespaces([.. workload.Settings.DatabaseNamespaces]), .. SameNamespace],
                Ports = ports,
            };
        }
    }

    /// <summary>All ports: policies apply to pod ports, which can differ from the port of the Service.</summary>
    private static IEnumerable<V1NetworkPolicyEgressRule> RenderBackend(Workload workload)
    {
        if (workload.Spec.Backend is { } backend)
        {
            yield return new V1NetworkPolicyEgressRule
            {
                To = backend.Namespace is { } ns && ns != workload.Namespace ? Namespaces(ns) : SameNamespace,
            };
        }
    }

    private static V1NetworkPolicyEgressRule RenderDestination(Specs.NetworkDestination destination) => new()
    {
        To = Namespaces(destination.Namespace!),
        Ports = destination.Ports is { Count: > 0 } ports ? [.. ports.Select(port => Port(port))] : null,
    };

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
