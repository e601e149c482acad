using System.Globalization;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Values;

namespace AgentPlatform.Building.Guards;

/// <summary>Which NATS servers pods and KEDA may be sent to.</summary>
internal static class NatsGuards
{
    public static void Check(GuardedSpec spec, Guard guard)
    {
        CheckServers(spec, guard);
        if (spec.NatsMonitoringEndpoint != guard.Defaults.NatsMonitoringEndpoint)
        {
            guard.OneOf(
                (spec.Path, ".natsMonitoringEndpoint"),
                spec.NatsMonitoringEndpoint,
                guard.Allowed.NatsMonitoringEndpoints,
                "natsMonitoringEndpoints");
        }

        if (spec.NatsAccount != (guard.Defaults.NatsAccount ?? WorkloadDefaults.NatsAccount))
        {
            guard.OneOf((spec.Path, ".natsAccount"), spec.NatsAccount, guard.Allowed.NatsAccounts, "natsAccounts");
        }
    }

    private static void CheckServers(GuardedSpec spec, Guard guard)
    {
        // What is too long or cannot be read was told, and the composite is not rendered.
        if (spec.NatsUrl is null
            || Checks.IsLonger(spec.NatsUrl, Bounds.NatsUrl)
            || !NatsServer.TryParseAll(spec.NatsUrl, out var servers)
            || !NatsServer.TryParseAll(guard.Defaults.NatsUrl ?? WorkloadDefaults.NatsUrl, out var platform))
        {
            return;
        }

        var own = servers.Where(server => !platform.Any(server.IsSame)).ToArray();
        if (AreServersAllowed(spec, own, guard))
        {
            CheckDerivedEndpoint(spec, servers[0], platform, guard);
        }
    }

    private static bool AreServersAllowed(GuardedSpec spec, NatsServer[] own, Guard guard)
    {
        if (guard.Allowed.NatsServers is { } allowed)
        {
            var patterns = allowed.Select(text => NatsServerPattern.TryParse(text, out var pattern) ? pattern : null).ToArray();
            var refused = own.Where(server => !patterns.Any(pattern => pattern?.Matches(server) == true)).ToArray();
            if (refused.Length > 0)
            {
                guard.Refuse(spec.NatsUrlPath, allowed, "natsServers", $"names {Show(refused)}");
            }

            return refused.Length == 0;
        }

        if (guard.Allowed.EgressNamespaces is { } namespaces)
        {
            // The network policy opens the namespace of each server.
            var refused = own
                .Where(server => server.ServiceNamespace is { Length: > 0 } ns
                    && ns != spec.Identity.Namespace
                    && !namespaces.Contains(ns))
                .ToArray();
            if (refused.Length > 0)
            {
                guard.Problems.Add(
                    spec.NatsUrlPath,
                    $"must name servers in {(namespaces.Count == 0 ? "the own namespace" : Guard.Show(namespaces))} "
                        + $"({guard.Name("egressNamespaces")}), but names {Show(refused)}");
            }

            return refused.Length == 0;
        }

        return true;
    }

    /// <summary>Where nobody names an endpoint, KEDA asks that of the first server.</summary>
    private static void CheckDerivedEndpoint(
        GuardedSpec spec, NatsServer first, IReadOnlyList<NatsServer> platform, Guard guard)
    {
        if (guard.Allowed.NatsMonitoringEndpoints is not { } allowed
            || (spec.NatsMonitoringEndpoint ?? guard.Defaults.NatsMonitoringEndpoint) is not null
            || spec.Effective.Scaling?.Enabled == false)
        {
            return;
        }

        var endpoint = first.MonitoringEndpoint(spec.Identity.Namespace);
        if (!allowed.Contains(endpoint)
            && !platform.Any(server => server.MonitoringEndpoint(spec.Identity.Namespace) == endpoint))
        {
            guard.Problems.Add(
                spec.NatsUrlPath,
                allowed.Count == 0
                    ? $"must name a server of the platform first ({guard.Name("natsMonitoringEndpoints")} is empty), but KEDA "
                        + $"would ask {Text.Plain(endpoint)}"
                    : $"must name a server first that KEDA may ask at {Guard.Show(allowed)} "
                        + $"({guard.Name("natsMonitoringEndpoints")}), but KEDA would ask {Text.Plain(endpoint)}");
        }
    }

    /// <summary>Without what else is in the URL, which may be a password.</summary>
    private static string Show(IEnumerable<NatsServer> servers) => Guard.Show(
    [
        .. servers
            .Select(server => $"{Text.Plain(server.Host)}{(server.IsAbsolute ? "." : "")}:"
                + server.Port.ToString(CultureInfo.InvariantCulture))
            .Distinct(),
    ]);
}
