using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AgentPlatform.Kinds;
using AgentPlatform.Values;
using Crossplane.Functions.Conversion;
using k8s.Models;
using Kubernetes.Manifests;

namespace AgentPlatform.Building.Network;

/// <summary>
/// Keeps the rules of the observed NetworkPolicy during a rollout: a policy selects old and new pods alike, and the old ones
/// still work with the old connections.
/// </summary>
internal static class NetworkPolicyUnion
{
    /// <summary>
    /// The maximum number of observed rules that are kept for each direction. Rollouts that never end, each with other
    /// connections, would make a policy grow without end.
    /// </summary>
    private const int MaxKeptRules = 64;

    private static readonly FieldPath SpecPath = "spec";

    /// <summary>
    /// Returns the wanted rules, then those of the observed policy that are not among them, in observed order. Of too many, the
    /// last ones are kept, because they are the oldest and so those of the pods that work. An observed policy that is malformed
    /// is ignored.
    /// </summary>
    public static V1NetworkPolicySpec Of(V1NetworkPolicySpec wanted, ObservedObject? observed) => Read(observed) is { } spec
        ? wanted with
        {
            Ingress = Join(wanted.Ingress, spec.Ingress, Sort, ManifestJson.Default.V1NetworkPolicyIngressRule),
            Egress = Join(wanted.Egress, spec.Egress, Sort, ManifestJson.Default.V1NetworkPolicyEgressRule),
        }
        : wanted;

    private static V1NetworkPolicySpec? Read(ObservedObject? observed) => Readiness.Try(() =>
        observed?.Document?.TryGet(SpecPath, ManifestJson.Default.V1NetworkPolicySpec, out var spec) == true ? spec : null);

    private static T[] Join<T>(IList<T> wanted, IList<T>? observed, Func<T, T> sort, JsonTypeInfo<T> contract)
        where T : class
    {
        var known = wanted.Select(rule => JsonSerializer.Serialize(rule, contract)).ToHashSet(StringComparer.Ordinal);
        var others = observed?
            .Where(rule => rule is not null)
            .Select(sort)
            .Where(rule => known.Add(JsonSerializer.Serialize(rule, contract)));
        return [.. wanted, .. others?.TakeLast(MaxKeptRules) ?? []];
    }

    private static V1NetworkPolicyIngressRule Sort(V1NetworkPolicyIngressRule rule) =>
        rule with { FromProperty = Sort(rule.FromProperty) };

    private static V1NetworkPolicyEgressRule Sort(V1NetworkPolicyEgressRule rule) => rule with { To = Sort(rule.To) };

    private static V1NetworkPolicyPeer[]? Sort(IList<V1NetworkPolicyPeer>? peers) => peers?
        .Where(peer => peer is not null)
        .Select(peer => peer with
        {
            NamespaceSelector = Ordered.Selector(peer.NamespaceSelector),
            PodSelector = Ordered.Selector(peer.PodSelector),
        })
        .ToArray();
}
