using AgentPlatform.Building.Network;
using AgentPlatform.Kinds;
using AgentPlatform.Values;

namespace AgentPlatform.Building.Guards;

/// <summary>What pods may reach, and under which name they may be reached from outside.</summary>
internal static class NetworkGuards
{
    private const string EgressNamespaces = "egressNamespaces";

    public static void Check(GuardedSpec spec, Guard guard)
    {
        CheckPolicy(spec, guard);
        for (var index = 0; index < spec.Own.NetworkPolicy?.Egress?.Count; index++)
        {
            var destination = spec.Own.NetworkPolicy.Egress[index];
            if (guard.Defaults.NetworkPolicy?.Egress?.Any(platform => IsSame(platform, destination)) != true)
            {
                CheckNamespace($"{spec.Path}.networkPolicy.egress[{index}].namespace", destination?.Namespace, spec, guard);
            }
        }

        if (spec.Own.Backend is { } backend && backend.Namespace != guard.Defaults.Backend?.Namespace)
        {
            CheckNamespace((spec.Path, ".backend.namespace"), backend.Namespace, spec, guard);
        }

        CheckHostname(spec, guard);
        CheckGateway(spec, guard);
    }

    public static void CheckPolicy(GuardedSpec spec, Guard guard)
    {
        if (spec.Own.NetworkPolicy?.Enabled == false && guard.Allowed.NetworkPolicyRequired == true)
        {
            guard.Problems.Add(
                (spec.Path, ".networkPolicy.enabled"),
                $"must be true ({guard.Name("networkPolicyRequired")}), but is false");
        }
    }

    /// <summary>Whether a host name is one that a pattern stands for.</summary>
    internal static bool IsHost(string hostname, string pattern, Identity identity)
    {
        var labels = pattern
            .Replace("{namespace}", identity.Namespace, StringComparison.Ordinal)
            .Replace("{name}", identity.Name, StringComparison.Ordinal)
            .Split('.');
        var found = hostname.Split('.');
        return labels.Length == found.Length && labels.Zip(found).All(pair => pair.First == "*" || pair.First == pair.Second);
    }

    private static void CheckNamespace(Field path, string? ns, GuardedSpec spec, Guard guard)
    {
        if (ns != spec.Identity.Namespace)
        {
            guard.OneOf(path, ns, guard.Allowed.EgressNamespaces, EgressNamespaces);
        }
    }

    private static bool IsSame(NetworkDestination? platform, NetworkDestination? own) =>
        platform?.Namespace == own?.Namespace && (platform?.Ports ?? []).SequenceEqual(own?.Ports ?? []);

    private static void CheckHostname(GuardedSpec spec, Guard guard)
    {
        if (spec.Own.Exposure?.Hostname is { } hostname
            && guard.Allowed.Hostnames is { } patterns
            && hostname != guard.Defaults.Exposure?.Hostname
            && !patterns.Any(pattern => IsHost(hostname, pattern, spec.Identity)))
        {
            guard.Refuse((spec.Path, ".exposure.hostname"), patterns, "hostnames", $"is {Text.Quote(hostname)}");
        }
    }

    private static void CheckGateway(GuardedSpec spec, Guard guard)
    {
        if (spec.Own.Exposure?.GatewayRef is null
            || spec.Effective.Exposure?.GatewayRef is not { Name: { } name } gateway
            || guard.Allowed.Gateways is not { } allowed)
        {
            return;
        }

        var (platform, own) = (guard.Settings.Gateway, $"{gateway.Namespace ?? spec.Identity.Namespace}/{name}");
        var isPlatforms = platform?.Name == name
            && (platform.Namespace ?? spec.Identity.Namespace) == (gateway.Namespace ?? spec.Identity.Namespace)
            && (platform.SectionName is null || platform.SectionName == gateway.SectionName);
        var listener = gateway.SectionName is { } section ? $"{own}/{section}" : own;
        if (!isPlatforms
            && gateway != guard.Defaults.Exposure?.GatewayRef
            && !allowed.Contains(own)
            && !allowed.Contains(listener))
        {
            guard.Refuse((spec.Path, ".exposure.gatewayRef"), allowed, "gateways", $"is {Text.Quote(listener)}");
        }
    }
}
