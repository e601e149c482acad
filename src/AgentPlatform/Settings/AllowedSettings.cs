using AgentPlatform.Values;

namespace AgentPlatform.Settings;

/// <summary>
/// What composites may ask for. A field that is null allows everything, an empty list nothing. What the platform sets itself is
/// always allowed.
/// </summary>
public sealed record AllowedSettings
{
    /// <summary>Pod security standards: <c>Restricted</c>, <c>Baseline</c>.</summary>
    public IReadOnlyList<string>? PodSecurity { get; init; }

    /// <summary>Where images may come from.</summary>
    public AllowedImageSettings? Images { get; init; }

    /// <summary><c>Always</c>, <c>IfNotPresent</c>, <c>Never</c>.</summary>
    public IReadOnlyList<string>? ImagePullPolicies { get; init; }

    /// <summary>Names of sizes, built-in sizes and own ones.</summary>
    public IReadOnlyList<string>? Sizes { get; init; }

    /// <summary>The largest requests and limits.</summary>
    public ResourceOverrides? MaxResources { get; init; }

    /// <summary>The largest number of pods.</summary>
    public int? MaxReplicas { get; init; }

    /// <summary>The largest number of seconds that a pod may take to shut down.</summary>
    public long? TerminationGracePeriodSeconds { get; init; }

    /// <summary>Bounds of disruption budgets.</summary>
    public AllowedBudgetSettings? PodDisruptionBudget { get; init; }

    /// <summary>Names of PriorityClasses.</summary>
    public IReadOnlyList<string>? PriorityClasses { get; init; }

    /// <summary>Keys of node selectors.</summary>
    public IReadOnlyList<string>? NodeSelectorKeys { get; init; }

    /// <summary>Keys of tolerations; <c>*</c> for every toleration, those without a key included.</summary>
    public IReadOnlyList<string>? TolerationKeys { get; init; }

    /// <summary>Whether composites may have an affinity.</summary>
    public bool? Affinity { get; init; }

    /// <summary>Keys of annotations of ServiceAccounts, or starts of keys that end with a slash.</summary>
    public IReadOnlyList<string>? ServiceAccountAnnotations { get; init; }

    /// <summary>Keys of annotations of pods, or starts of keys that end with a slash.</summary>
    public IReadOnlyList<string>? PodAnnotations { get; init; }

    /// <summary>Keys of labels of pods, or starts of keys that end with a slash.</summary>
    public IReadOnlyList<string>? PodLabels { get; init; }

    /// <summary>Whether every composite must have a NetworkPolicy.</summary>
    public bool? NetworkPolicyRequired { get; init; }

    /// <summary>Namespaces that pods may reach; their own is always allowed.</summary>
    public IReadOnlyList<string>? EgressNamespaces { get; init; }

    /// <summary>
    /// NATS servers: <c>[scheme://]host[:port]</c>, of which the scheme only says the port. A host <c>*.nats.svc</c> stands for
    /// all of a namespace, <c>*.example.org</c> for all below a domain outside the cluster.
    /// </summary>
    public IReadOnlyList<string>? NatsServers { get; init; }

    /// <summary>Monitoring endpoints of NATS, also those that follow from NATS servers: <c>host:port</c>.</summary>
    public IReadOnlyList<string>? NatsMonitoringEndpoints { get; init; }

    /// <summary>NATS accounts.</summary>
    public IReadOnlyList<string>? NatsAccounts { get; init; }

    /// <summary>
    /// Host names, in which <c>{name}</c> and <c>{namespace}</c> stand for those of the composite, and a label <c>*</c> for any
    /// one label. A label has one placeholder at most.
    /// </summary>
    public IReadOnlyList<string>? Hostnames { get; init; }

    /// <summary>Gateways: <c>namespace/name</c>, or <c>namespace/name/listener</c> for one listener.</summary>
    public IReadOnlyList<string>? Gateways { get; init; }
}
