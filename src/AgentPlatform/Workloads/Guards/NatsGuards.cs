using System.Globalization;
using AgentPlatform.AgentExecutors;
using AgentPlatform.Shared;

namespace AgentPlatform.Workloads.Guards;

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
        if (spec.NatsUrl is null
            || spec.NatsUrl.Length > Bounds.NatsUrl
            || !NatsServer.TryParseAll(spec.NatsUrl, out var servers)
            || !NatsServer.TryParseAll(guard.Defaults.NatsUrl ?? AgentExecutorDefaults.NatsUrl, out var platform))
        {
            return;
        }

        var own = servers.Where(server => !platform.Any(known => known.Host == server.Host && known.Port == server.Port));
        if (guard.Allowed.NatsServers is { } allowed)
        {
            var patterns = allowed.Select(text => NatsServerPattern.TryParse(text, out var pattern) ? pattern : null).ToArray();
            var refused = own.Where(server => !patterns.Any(pattern => pattern?.Matches(server) == true)).ToArray();
            if (refused.Length > 0)
            {
                guard.Refuse(spec.NatsUrlPath, allowed, "natsServers", $"names {Show(refused)}");
            }
        }
        else if (guard.Allowed.EgressNamespaces is { } namespaces)
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
        }
    }

    /// <summary>Without what else is in the URL, which may be a password.</summary>
    private static string Show(IEnumerable<NatsServer> servers) => Guard.Show(
    [
        .. servers
            .Select(server => string.Create(CultureInfo.InvariantCulture, $"{Text.Plain(server.Host)}:{server.Port}"))
            .Distinct(),
    ]);
}
