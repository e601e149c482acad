using AgentPlatform.Shared;
using Kubernetes.Manifests.Core;
using Kubernetes.Manifests.Meta;
using Kubernetes.Manifests.Networking;

namespace AgentPlatform.AgentExecutors;

internal static class AgentExecutorNetworkPolicy
{
    private const int MaxNameLength = 63;

    private static readonly IReadOnlyList<NetworkPolicyPeer> SameNamespace = [new() { PodSelector = new LabelSelector() }];

    /// <summary>
    /// Anybody may call the service; it reaches DNS, NATS, its databases and HTTPS, which the LLM providers are behind.
    /// </summary>
    public static NetworkPolicy Render(AgentExecutorWorkload workload) => new()
    {
        Metadata = new ObjectMeta
        {
            Name = ObjectNames.WithSuffix(workload.Name, "-netpol", MaxNameLength),
            Namespace = workload.Namespace,
            Labels = workload.Labels,
        },
        Spec = new NetworkPolicySpec
        {
            PodSelector = new LabelSelector { MatchLabels = workload.Selector },
            PolicyTypes = ["Ingress", "Egress"],
            Ingress = [new NetworkPolicyIngressRule { Ports = [Port(AgentExecutorWorkload.HttpPort)] }],
            Egress =
            [
                new NetworkPolicyEgressRule { To = Namespace("kube-system"), Ports = [Port(53, Protocols.Udp), Port(53)] },
                .. RenderNats(workload),
                new NetworkPolicyEgressRule { To = [.. Namespace("databases"), .. SameNamespace], Ports = [Port(5432), Port(6379)] },
                new NetworkPolicyEgressRule { To = [new NetworkPolicyPeer { IPBlock = new IPBlock { Cidr = "0.0.0.0/0" } }], Ports = [Port(443)] },
            ],
        },
    };

    private static IEnumerable<NetworkPolicyEgressRule> RenderNats(AgentExecutorWorkload workload) => workload.NatsServers
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
        _ => Namespace(serviceNamespace),
    };

    private static IReadOnlyList<NetworkPolicyPeer> Namespace(string name) =>
    [
        new()
        {
            NamespaceSelector = new LabelSelector
            {
                MatchLabels = new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = name },
            },
        },
    ];

    private static NetworkPolicyPort Port(int port, string protocol = Protocols.Tcp) => new() { Port = port, Protocol = protocol };
}
