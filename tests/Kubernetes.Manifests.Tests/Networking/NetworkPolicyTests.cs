using System.Text.Json;
using Kubernetes.Manifests.Core;
using Kubernetes.Manifests.Meta;
using Kubernetes.Manifests.Networking;

namespace Kubernetes.Manifests.Tests.Networking;

public sealed class NetworkPolicyTests
{
    private static readonly NetworkPolicy Sample = new()
    {
        Metadata = new ObjectMeta { Name = "executor" },
        Spec = new NetworkPolicySpec
        {
            PodSelector = new LabelSelector(),
            PolicyTypes = ["Ingress", "Egress"],
            Ingress = [],
            Egress =
            [
                new NetworkPolicyEgressRule
                {
                    To =
                    [
                        new NetworkPolicyPeer
                        {
                            NamespaceSelector = new LabelSelector
                            {
                                MatchExpressions =
                                [
                                    new LabelSelectorRequirement
                                    {
                                        Key = "kubernetes.io/metadata.name",
                                        Operator = "In",
                                        Values = ["kube-system"],
                                    },
                                ],
                            },
                            PodSelector = new LabelSelector
                            {
                                MatchLabels = new Dictionary<string, string> { ["k8s-app"] = "kube-dns" },
                            },
                        },
                    ],
                    Ports = [new NetworkPolicyPort { Protocol = Protocols.Udp, Port = "dns" }],
                },
                new NetworkPolicyEgressRule
                {
                    To =
                    [
                        new NetworkPolicyPeer
                        {
                            IPBlock = new IPBlock { Cidr = "0.0.0.0/0", Except = ["10.0.0.0/8"] },
                        },
                    ],
                    Ports = [new NetworkPolicyPort { Port = 443, EndPort = 444 }],
                },
            ],
        },
    };

    private static readonly string SampleJson = ManifestText.OneLine(
        """
        {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy",
        "metadata":{"name":"executor"},
        "spec":{"podSelector":{},"policyTypes":["Ingress","Egress"],"ingress":[],
        "egress":[{"to":[{"namespaceSelector":{"matchExpressions":
        [{"key":"kubernetes.io/metadata.name","operator":"In","values":["kube-system"]}]},
        "podSelector":{"matchLabels":{"k8s-app":"kube-dns"}}}],
        "ports":[{"protocol":"UDP","port":"dns"}]},
        {"to":[{"ipBlock":{"cidr":"0.0.0.0/0","except":["10.0.0.0/8"]}}],
        "ports":[{"port":443,"endPort":444}]}]}}
        """);

    [Fact]
    public void Serialize_NetworkPolicy_KeepsEmptySelectorAndEmptyRules() =>
        Assert.Equal(SampleJson, JsonSerializer.Serialize(Sample, ManifestJson.Default.NetworkPolicy));

    [Fact]
    public void Deserialize_NetworkPolicy_LosesNothing() =>
        Assert.Equal(SampleJson, ManifestText.ReadAndWrite(SampleJson, ManifestJson.Default.NetworkPolicy));
}
