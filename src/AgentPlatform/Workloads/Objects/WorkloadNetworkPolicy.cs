using k8s.Models;

namespace AgentPlatform.Workloads.Objects;

internal static class WorkloadNetworkPolicy
{
    private const int Postgres = 5432;
    private const int Dragonfly = 6379;

    private static readonly IList<V1NetworkPolicyPeer> SameNamespace = [new() { PodSelector = new V1LabelSelector() }];

    public static V1NetworkPolicy Render(Workload workload) => new()
    {
        ApiVersion = "networking.k8s.io/v1",
        Kind = V1NetworkPolicy.KubeKind,
        Metadata = workload.ObjectMeta("-netpol"),
        Spec = new V1NetworkPolicySpec
        {
            PodSelector = new V1LabelSelector { MatchLabels = workload.Selector },
            PolicyTypes = ["Ingress", "Egress"],
            Ingress = [new V1NetworkPolicyIngressRule { FromProperty = RenderCallers(workload), Ports = [Port(workload.HttpPort)] }],
            Egress =
            [
                new V1NetworkPolicyEgressRule { To = Namespaces(workload.Settings.DnsNamespace), Ports = [Port(53, "UDP"), Port(53)] },
                .. RenderNats(workload),
                .. RenderDatabases(workload),
                .. RenderBackend(workload),
                .. workload.Spec.NetworkPolicy?.Egress?.Select(RenderDestination) ?? [],
                new V1NetworkPolicyEgressRule { To = [new V1NetworkPolicyPeer { IpBlock = new V1IPBlock { Cidr = "0.0.0.0/0" } }], Ports = [Port(443)] },
            ],
        },
    };

    /// <summary>Anybody, where nobody is named; otherwise those named, the gateway's namespace and the workload's own.</summary>
    private static IList<V1NetworkPolicyPeer>? RenderCallers(Workload workload)
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

    private static IEnumerable<V1NetworkPolicyEgressRule> RenderNats(Workload workload) => workload.NatsServers
        .Select(server => (Space: server.ServiceNamespace, server.Port))
        .Distinct()
        .Select(server => new V1NetworkPolicyEgressRule { To = NatsPeers(server.Space), Ports = [Port(server.Port)] });

    /// <summary>A policy cannot name a host: a server outside the cluster may have any address.</summary>
    private static IList<V1NetworkPolicyPeer> NatsPeers(string? serviceNamespace) => serviceNamespace switch
    {
        null =>
        [
            new V1NetworkPolicyPeer { IpBlock = new V1IPBlock { Cidr = "0.0.0.0/0" } },
            new V1NetworkPolicyPeer { IpBlock = new V1IPBlock { Cidr = "::/0" } },
        ],
        "" => SameNamespace,
        _ => Namespaces(serviceNamespace),
    };

    private static IEnumerable<V1NetworkPolicyEgressRule> RenderDatabases(Workload workload)
    {
        IList<V1NetworkPolicyPort> ports =
        [
            .. workload.UsesPostgres ? [Port(Postgres)] : Array.Empty<V1NetworkPolicyPort>(),
            .. workload.UsesDragonfly ? [Port(Dragonfly)] : Array.Empty<V1NetworkPolicyPort>(),
        ];
        return ports.Count == 0
            ? []
            : [new V1NetworkPolicyEgressRule { To = [.. Namespaces([.. workload.Settings.DatabaseNamespaces]), .. SameNamespace], Ports = ports }];
    }

    /// <summary>A policy sees the port of the pods, to which the Service may map its own: any port may be the right one.</summary>
    private static IEnumerable<V1NetworkPolicyEgressRule> RenderBackend(Workload workload) => workload.Spec.Backend is not { } backend
        ? []
        : [new V1NetworkPolicyEgressRule
        {
            To = backend.Namespace is { } space && space != workload.Namespace ? Namespaces(space) : SameNamespace,
        }];

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
