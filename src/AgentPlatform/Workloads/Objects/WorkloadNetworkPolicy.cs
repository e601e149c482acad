using Kubernetes.Manifests.Core;
using Kubernetes.Manifests.Meta;
using Kubernetes.Manifests.Networking;

namespace AgentPlatform.Workloads.Objects;

internal static class WorkloadNetworkPolicy
{
    private const int Postgres = 5432;
    private const int Dragonfly = 6379;

    private static readonly IReadOnlyList<NetworkPolicyPeer> SameNamespace = [new() { PodSelector = new LabelSelector() }];

    public static NetworkPolicy Render(Workload workload) => new()
    {
        Metadata = workload.ObjectMeta("-netpol"),
        Spec = new NetworkPolicySpec
        {
            PodSelector = new LabelSelector { MatchLabels = workload.Selector },
            PolicyTypes = ["Ingress", "Egress"],
            Ingress = [new NetworkPolicyIngressRule { From = RenderCallers(workload), Ports = [Port(workload.HttpPort)] }],
            Egress =
            [
                new NetworkPolicyEgressRule { To = Namespaces(workload.Settings.DnsNamespace), Ports = [Port(53, Protocols.Udp), Port(53)] },
                .. RenderNats(workload),
                .. RenderDatabases(workload),
                .. RenderBackend(workload),
                .. workload.Spec.NetworkPolicy?.Egress?.Select(RenderDestination) ?? [],
                new NetworkPolicyEgressRule { To = [new NetworkPolicyPeer { IPBlock = new IPBlock { Cidr = "0.0.0.0/0" } }], Ports = [Port(443)] },
            ],
        },
    };

    /// <summary>Anybody, where nobody is named; otherwise those named, the gateway's namespace and the workload's own.</summary>
    private static IReadOnlyList<NetworkPolicyPeer>? RenderCallers(Workload workload)
    {
        if (workload.Spec.NetworkPolicy?.Ingress is not { } sources)
        {
            return null;
        }

        var exposure = workload.Spec.Exposure;
        var gateway = exposure is null ? null : exposure.GatewayRef is { } own ? own.Namespace : workload.Settings.Gateway?.Namespace;
        var names = sources.Select(source => source.Namespace!).Append(gateway).OfType<string>().Distinct();
        return [.. SameNamespace, .. Namespaces([.. names])];
    }

    private static IEnumerable<NetworkPolicyEgressRule> RenderNats(Workload workload) => workload.NatsServers
        .Select(server => (Space: server.ServiceNamespace, server.Port))
        .Distinct()
        .Select(server => new NetworkPolicyEgressRule { To = NatsPeers(server.Space), Ports = [Port(server.Port)] });

    /// <summary>A policy cannot name a host: a server outside the cluster may have any address.</summary>
    private static IReadOnlyList<NetworkPolicyPeer> NatsPeers(string? serviceNamespace) => serviceNamespace switch
    {
        null =>
        [
            new NetworkPolicyPeer { IPBlock = new IPBlock { Cidr = "0.0.0.0/0" } },
            new NetworkPolicyPeer { IPBlock = new IPBlock { Cidr = "::/0" } },
        ],
        "" => SameNamespace,
        _ => Namespaces(serviceNamespace),
    };

    private static IEnumerable<NetworkPolicyEgressRule> RenderDatabases(Workload workload)
    {
        IReadOnlyList<NetworkPolicyPort> ports =
        [
            .. workload.UsesPostgres ? [Port(Postgres)] : Array.Empty<NetworkPolicyPort>(),
            .. workload.UsesDragonfly ? [Port(Dragonfly)] : Array.Empty<NetworkPolicyPort>(),
        ];
        return ports.Count == 0
            ? []
            : [new NetworkPolicyEgressRule { To = [.. Namespaces([.. workload.Settings.DatabaseNamespaces]), .. SameNamespace], Ports = ports }];
    }

    /// <summary>A policy sees the port of the pods, to which the Service may map its own: any port may be the right one.</summary>
    private static IEnumerable<NetworkPolicyEgressRule> RenderBackend(Workload workload) => workload.Spec.Backend is not { } backend
        ? []
        : [new NetworkPolicyEgressRule
        {
            To = backend.Namespace is { } space && space != workload.Namespace ? Namespaces(space) : SameNamespace,
        }];

    private static NetworkPolicyEgressRule RenderDestination(Specs.NetworkDestination destination) => new()
    {
        To = Namespaces(destination.Namespace!),
        Ports = destination.Ports is { Count: > 0 } ports ? [.. ports.Select(port => Port(port))] : null,
    };

    private static NetworkPolicyPeer[] Namespaces(params ReadOnlySpan<string> names)
    {
        var peers = new NetworkPolicyPeer[names.Length];
        for (var index = 0; index < names.Length; index++)
        {
            peers[index] = new NetworkPolicyPeer
            {
                NamespaceSelector = new LabelSelector
                {
                    MatchLabels = new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = names[index] },
                },
            };
        }

        return peers;
    }

    private static NetworkPolicyPort Port(int port, string protocol = Protocols.Tcp) => new() { Port = port, Protocol = protocol };
}
