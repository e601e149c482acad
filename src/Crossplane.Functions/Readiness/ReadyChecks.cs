using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;

namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness checks of kinds, by group and kind. The set never changes; <see cref="With"/> returns another one.
/// </summary>
public sealed class ReadyChecks
{
    private readonly Dictionary<string, ReadyCheck[]> _byKind;

    private ReadyChecks(IEnumerable<ReadyCheck> checks)
    {
        All =
        [
            .. checks.OrderBy(check => check.Kind, StringComparer.Ordinal).ThenBy(check => check.Group, StringComparer.Ordinal),
        ];
        _byKind = All.GroupBy(check => check.Kind, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>
    /// The checks of the SDK: kinds of Kubernetes, the Gateway API, KEDA, External Secrets, cert-manager and
    /// provider-kubernetes.
    /// </summary>
    public static ReadyChecks Default { get; } = new(
    [
        DeploymentReady.Check,
        StatefulSetReady.Check,
        DaemonSetReady.Check,
        ReplicaSetReady.Check,
        JobReady.Check,
        PodReady.Check,
        PersistentVolumeClaimReady.Check,
        ServiceReady.Check,
        IngressReady.Check,
        HorizontalPodAutoscalerReady.Check,
        PodDisruptionBudgetReady.Check,
        NamespaceReady.Check,
        CustomResourceDefinitionReady.Check,
        GatewayReady.Check,
        ScaledObjectReady.Check,
        ScaledJobReady.Check,
        .. HttpRouteReady.Checks,
        .. ProviderKubernetesObjectReady.Checks,
        .. ConditionReady.Checks,
        .. ExistenceReady.Checks,
    ]);

    /// <summary>All checks, sorted by kind and group.</summary>
    public IReadOnlyList<ReadyCheck> All { get; }

    /// <summary>Returns these checks and another one, which takes the place of the check of the same group and kind.</summary>
    /// <example>
    /// <code>
    /// var checks = ReadyChecks.Default.With(ReadyCheck.OfCondition("example.org/v1", "Database", "Available"));
    /// context.Desired.AutoReady(context.Observed, checks);
    /// </code>
    /// </example>
    public ReadyChecks With(ReadyCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return new ReadyChecks(All.Where(other => other.Kind != check.Kind || other.Group != check.Group).Append(check));
    }

    /// <summary>Returns the check of a kind; null if there is none of its own.</summary>
    /// <param name="apiVersion">Any <c>apiVersion</c> of the kind.</param>
    /// <param name="kind">The kind.</param>
    public ReadyCheck? Find(string apiVersion, string kind)
    {
        ArgumentNullException.ThrowIfNull(apiVersion);
        ArgumentNullException.ThrowIfNull(kind);
        if (_byKind.TryGetValue(kind, out var checks))
        {
            var group = ReadyCheck.GroupOf(apiVersion);
            foreach (var check in checks)
            {
                if (group.SequenceEqual(check.Group))
                {
                    return check;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// Decides whether an observed object is ready: by the check of its kind, or else by its condition <c>Ready</c> as
    /// <see cref="ReadyCheck.OfCondition"/> does.
    /// </summary>
    /// <returns>
    /// <see cref="Ready.Unspecified"/> if there is no object, or if it has no check and no condition <c>Ready</c>.
    /// </returns>
    public Ready Decide(Resource observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        if (observed.Document is not { } document)
        {
            return Ready.Unspecified;
        }

        return Find(observed.ApiVersion ?? "", observed.Kind ?? "") is not { } check ? DecideByCondition(document)
            : check.IsReady(document) ? Ready.True
            : Ready.False;
    }

    private static Ready DecideByCondition(StructDocument document)
    {
        try
        {
            return !ConditionReady.Exists(document, "Ready"u8) ? Ready.Unspecified
                : ConditionReady.IsTrue(document, "Ready"u8) ? Ready.True
                : Ready.False;
        }
        catch (ConversionException)
        {
            return Ready.False;
        }
    }
}
