using System.Text.RegularExpressions;
using AgentPlatform.Values;
using Crossplane.Functions;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Settings;

/// <summary>Validates the section <c>allowed</c> of the settings.</summary>
internal static partial class AllowedReader
{
    private const int MaxRegistryLength = 255;
    private const int MaxHostLength = 253;

    /// <summary>
    /// A label with at most one placeholder: of two, the second could begin where another composite's first one ends.
    /// </summary>
    private const string HostLabel =
        @"(?:[a-z0-9](?:[-a-z0-9]*[a-z0-9])?|(?:[a-z0-9][-a-z0-9]*)?\{name(?:space)?\}(?:[-a-z0-9]*[a-z0-9])?)";

    public static void Validate(AllowedSettings allowed, PlatformSettings settings, ProblemSet problems)
    {
        List("podSecurity", allowed.PodSecurity, problems, (path, item, found) =>
            Checks.OneOf(path, item, ["Restricted", "Baseline"], found));
        List("images.registries", allowed.Images?.Registries, problems, CheckRegistry);
        List("imagePullPolicies", allowed.ImagePullPolicies, problems, (path, item, found) =>
            Checks.OneOf(path, item, ["Always", "IfNotPresent", "Never"], found));
        List("sizes", allowed.Sizes, problems, (path, item, found) =>
            Checks.OneOf(path, item, settings.AllSizeNames, found));
        Checks.Resources("allowed.maxResources", allowed.MaxResources?.Requests, allowed.MaxResources?.Limits, problems);
        Checks.Range("allowed.maxReplicas", allowed.MaxReplicas, 1, Bounds.Replicas, problems);
        Checks.Range(
            "allowed.terminationGracePeriodSeconds",
            allowed.TerminationGracePeriodSeconds,
            0,
            Bounds.GracePeriodSeconds,
            problems);
        DisruptionAmounts.Validate(
            "allowed.podDisruptionBudget",
            allowed.PodDisruptionBudget?.MinAvailable,
            allowed.PodDisruptionBudget?.MaxUnavailable,
            problems);
        List("priorityClasses", allowed.PriorityClasses, problems, (path, item, found) =>
            Checks.ObjectName(path, item, "a PriorityClass", found));
        List("nodeSelectorKeys", allowed.NodeSelectorKeys, problems, Checks.LabelKey);
        List("tolerationKeys", allowed.TolerationKeys, problems, CheckTolerationKey);
        List("serviceAccountAnnotations", allowed.ServiceAccountAnnotations, problems, CheckKeyOrPrefix);
        List("podAnnotations", allowed.PodAnnotations, problems, CheckKeyOrPrefix);
        List("podLabels", allowed.PodLabels, problems, CheckKeyOrPrefix);
        List("egressNamespaces", allowed.EgressNamespaces, problems, Checks.Namespace);
        List("natsServers", allowed.NatsServers, problems, CheckServer);
        List("natsMonitoringEndpoints", allowed.NatsMonitoringEndpoints, problems, Checks.Endpoint);
        List("natsAccounts", allowed.NatsAccounts, problems, Checks.NatsAccount);
        List("hostnames", allowed.Hostnames, problems, CheckHostname);
        List("gateways", allowed.Gateways, problems, CheckGateway);
    }

    /// <summary>Checks a label key, or the start of keys with a slash at its end.</summary>
    public static void CheckKeyOrPrefix(Field path, string key, ProblemSet problems)
    {
        if (!(key.EndsWith('/') ? ResourceNames.IsDnsSubdomain(key[..^1]) : Checks.IsQualifiedName(key)))
        {
            problems.Add(
                path,
                "must be a label key such as example.org/name, or the start of keys such as example.org/, but is "
                    + Text.Quote(key));
        }
    }

    private static void List(
        string name, IReadOnlyList<string>? items, ProblemSet problems, Action<Field, string, ProblemSet> check) =>
        Checks.List(("allowed.", name), items, Bounds.SettingsList, problems, check);

    private static void CheckRegistry(Field path, string registry, ProblemSet problems)
    {
        if (registry.Length > MaxRegistryLength || !RegistryGrammar().IsMatch(registry))
        {
            problems.Add(
                path, $"must be a registry such as ghcr.io or a path in one such as ghcr.io/org, but is {Text.Quote(registry)}");
        }
    }

    private static void CheckTolerationKey(Field path, string key, ProblemSet problems)
    {
        if (key != "*")
        {
            Checks.LabelKey(path, key, problems);
        }
    }

    private static void CheckServer(Field path, string server, ProblemSet problems)
    {
        if (server.Length > Checks.MaxEndpointLength || !NatsServerPattern.TryParse(server, out _))
        {
            problems.Add(
                path,
                "must be one NATS server without a user such as nats://nats.nats.svc:4222, or *.nats.svc for all of a namespace, "
                    + "or *.nats.example.org for all of a domain outside the cluster, but is "
                    + Text.Quote(server));
        }
    }

    private static void CheckHostname(Field path, string hostname, ProblemSet problems)
    {
        if (hostname.Length > MaxHostLength || !HostnameGrammar().IsMatch(hostname))
        {
            problems.Add(
                path,
                "must be a host name such as {name}.{namespace}.apps.example.org or *.{namespace}.apps.example.org, with one "
                    + "placeholder in a label at most, but is "
                    + Text.Quote(hostname));
        }
    }

    private static void CheckGateway(Field path, string gateway, ProblemSet problems)
    {
        if (gateway.Split('/') is not [var ns, var name, .. { Length: <= 1 } section]
            || !ResourceNames.IsDnsLabel(ns)
            || !ResourceNames.IsDnsSubdomain(name)
            || !section.All(ResourceNames.IsDnsSubdomain))
        {
            problems.Add(
                path,
                "must be the namespace and the name of a Gateway such as gateways/public-gateway, or of one listener such as "
                    + $"gateways/public-gateway/https, but is {Text.Quote(gateway)}");
        }
    }

    [GeneratedRegex(
        @"\A(?:localhost(?::[0-9]{1,5})?|[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)+(?::[0-9]{1,5})?"
            + @"|[a-z0-9](?:[-a-z0-9]*[a-z0-9])?:[0-9]{1,5})(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex RegistryGrammar();

    [GeneratedRegex(@"\A(?:\*|" + HostLabel + @")(?:\.(?:\*|" + HostLabel + @"))*\z", RegexOptions.CultureInvariant)]
    private static partial Regex HostnameGrammar();
}
