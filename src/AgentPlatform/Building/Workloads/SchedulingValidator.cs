using System.Globalization;
using AgentPlatform.Building.Pods;
using AgentPlatform.Values;
using Crossplane.Functions.Problems;
using k8s.Models;

namespace AgentPlatform.Building.Workloads;

/// <summary>Validates the scheduling and disruption budget of a workload.</summary>
internal static class SchedulingValidator
{
    private const int MaxTolerations = 64;
    private const int MaxSpreads = 64;

    /// <summary>The largest integer that JSON holds exactly (RFC 8259, section 6): 2^53 - 1.</summary>
    private const long MaxTolerationSeconds = 9007199254740991;

    public static void Validate(string path, WorkloadSpec spec, ProblemSet problems)
    {
        Checks.Labels((path, ".nodeSelector"), spec.NodeSelector, problems);
        Checks.Count((path, ".tolerations"), spec.Tolerations?.Count, MaxTolerations, problems);
        for (var index = 0; index < spec.Tolerations?.Count; index++)
        {
            ValidateToleration($"{path}.tolerations[{index}]", spec.Tolerations[index] ?? new V1Toleration(), problems);
        }

        AffinityValidator.Validate((path, ".affinity"), spec.Affinity, problems);
        ValidateSpreads((path, ".topologySpread"), spec.TopologySpread, problems);

        Checks.ObjectNameOrNone((path, ".priorityClassName"), spec.PriorityClassName, "a PriorityClass", problems);
        ValidateBudget((path, ".podDisruptionBudget"), spec.PodDisruptionBudget, problems);
    }

    /// <summary>
    /// Checks that the disruption budget lets a pod go while the workload has as few pods as it may have: a node that runs a pod
    /// that can never be evicted can never be drained.
    /// </summary>
    /// <remarks>Kubernetes rounds a percentage up (<c>GetScaledValueFromIntOrPercent</c> in the disruption controller).</remarks>
    public static void ValidateDrains(Field path, WorkloadSpec spec, ProblemSet problems)
    {
        var (pods, origin) = LeastPods(path, spec);
        if (pods == 0 || spec.PodDisruptionBudget?.MinAvailable is not { } minAvailable)
        {
            return;
        }

        var kept = minAvailable.Count ?? (DisruptionAmounts.Percentage(minAvailable.Text!) * pods + 99) / 100;
        if (kept >= pods)
        {
            problems.Add(
                (path, ".podDisruptionBudget.minAvailable"),
                string.Create(CultureInfo.InvariantCulture, $"must be less than the smallest number of pods ({pods}, {origin}), ")
                    + $"so that a node can be drained, but is {Text.Quote(minAvailable.ToString())}");
        }
    }

    /// <summary>The smallest number of pods, 0 only if none are ever wanted, and the field that it comes from.</summary>
    public static (int Pods, string Origin) LeastPods(Field path, WorkloadSpec spec)
    {
        if (spec.Scaling?.Enabled == false)
        {
            return spec.Replicas is { } replicas ? (replicas, $"set by {path}.replicas") : (1, $"without {path}.replicas");
        }

        var field = $"{path}.scaling.minReplicas";
        return spec.Scaling?.MinReplicas switch
        {
            null => (WorkloadDefaults.MinReplicas, $"the default of {field}"),
            < 1 and var none => (1, $"as {field} is {none}"),
            { } least => (least, $"set by {field}"),
        };
    }

    /// <remarks>The rules are <c>ValidateTolerations</c> in <c>pkg/apis/core/validation</c> of Kubernetes.</remarks>
    private static void ValidateToleration(Field path, V1Toleration toleration, ProblemSet problems)
    {
        Checks.OneOf((path, ".operator"), toleration.OperatorProperty, ["Equal", "Exists"], problems);
        Checks.OneOf((path, ".effect"), toleration.Effect, ["NoSchedule", "PreferNoSchedule", "NoExecute"], problems);
        Checks.LabelKey((path, ".key"), toleration.Key is "" ? null : toleration.Key, problems);
        Checks.LabelValue((path, ".value"), toleration.Value, problems);
        if (string.IsNullOrEmpty(toleration.Key) && toleration.OperatorProperty != "Exists")
        {
            problems.Add($"{path}.operator", "must be Exists where there is no key");
        }

        if (toleration.OperatorProperty == "Exists" && !string.IsNullOrEmpty(toleration.Value))
        {
            problems.Add($"{path}.value", "must not be set with the operator Exists");
        }

        if (toleration.TolerationSeconds is not null && toleration.Effect != "NoExecute")
        {
            problems.Add($"{path}.tolerationSeconds", "must not be set without the effect NoExecute");
        }

        if (toleration.TolerationSeconds > MaxTolerationSeconds)
        {
            problems.Add(
                $"{path}.tolerationSeconds",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"must be at most {MaxTolerationSeconds}, but is {toleration.TolerationSeconds}"));
        }
    }

    /// <remarks>
    /// The list is keyed by topologyKey and whenUnsatisfiable together, see <c>PodSpec</c> in Kubernetes' <c>core/v1</c>.
    /// </remarks>
    private static void ValidateSpreads(Field path, IReadOnlyList<TopologySpreadSpec>? spreads, ProblemSet problems)
    {
        Checks.Count(path, spreads?.Count, MaxSpreads, problems);
        var places = new Dictionary<(string?, string), int>();
        for (var index = 0; index < spreads?.Count; index++)
        {
            var spread = spreads[index] ?? new TopologySpreadSpec();
            ValidateSpread((path, $"[{index}]"), spread, problems);
            var key = (spread.TopologyKey, spread.WhenUnsatisfiable ?? WorkloadDefaults.WhenUnsatisfiable);
            if (!places.TryAdd(key, index))
            {
                problems.Add(
                    $"{path}[{index}].topologyKey",
                    $"must differ from {path}[{places[key]}].topologyKey where whenUnsatisfiable is {Text.Plain(key.Item2)} in "
                        + $"both, but is {Text.Quote(spread.TopologyKey ?? "")} too");
            }
        }
    }

    private static void ValidateSpread(Field path, TopologySpreadSpec spread, ProblemSet problems)
    {
        Checks.Required((path, ".topologyKey"), spread.TopologyKey, "a node label such as kubernetes.io/hostname", problems);
        Checks.LabelKey((path, ".topologyKey"), spread.TopologyKey, problems);
        Checks.Range((path, ".maxSkew"), spread.MaxSkew, 1, int.MaxValue, problems);
        Checks.OneOf((path, ".whenUnsatisfiable"), spread.WhenUnsatisfiable, ["ScheduleAnyway", "DoNotSchedule"], problems);
    }

    private static void ValidateBudget(Field path, PodDisruptionBudgetSpec? budget, ProblemSet problems)
    {
        if (budget is null)
        {
            return;
        }

        var isKnown = problems.Any(problem => problem.Path.StartsWith($"{path}.", StringComparison.Ordinal));
        if (!isKnown && budget.MinAvailable is null == budget.MaxUnavailable is null)
        {
            problems.Add(path, "must have exactly one of minAvailable and maxUnavailable");
        }

        DisruptionAmounts.Validate(path, budget.MinAvailable, budget.MaxUnavailable, problems);
    }
}
