using AgentPlatform.Building.Workloads;
using AgentPlatform.Values;

namespace AgentPlatform.Building.Guards;

/// <summary>How many pods there may be, how long they may take to end, and how many of them a node's drain must leave.</summary>
internal static class ReplicasGuards
{
    private const string MaxReplicas = "maxReplicas";

    public static void Check(GuardedSpec spec, Guard guard)
    {
        var allowed = guard.Allowed;
        guard.AtMost((spec.Path, ".scaling.minReplicas"), spec.Own.Scaling?.MinReplicas, allowed.MaxReplicas, MaxReplicas);
        guard.AtMost((spec.Path, ".scaling.maxReplicas"), spec.Own.Scaling?.MaxReplicas, allowed.MaxReplicas, MaxReplicas);
        guard.AtMost((spec.Path, ".replicas"), spec.Own.Replicas, allowed.MaxReplicas, MaxReplicas);
        guard.AtMost(
            (spec.Path, ".terminationGracePeriodSeconds"),
            spec.Own.TerminationGracePeriodSeconds,
            allowed.TerminationGracePeriodSeconds,
            "terminationGracePeriodSeconds");
        if (spec.Own.PodDisruptionBudget is { } budget && allowed.PodDisruptionBudget is { } bounds)
        {
            CheckMinAvailable(spec, budget.MinAvailable, bounds.MinAvailable, guard);
            CheckMaxUnavailable(spec, budget.MaxUnavailable, bounds.MaxUnavailable, guard);
        }
    }

    /// <summary>
    /// A number of pods is a larger part of few pods than of many, so it is compared with a percentage of the fewest pods; a
    /// percentage of the most pods is compared with a number.
    /// </summary>
    private static void CheckMinAvailable(GuardedSpec spec, CountOrPercentage? value, CountOrPercentage? bound, Guard guard)
    {
        if (value is not { } kept || bound is not { } most)
        {
            return;
        }

        var isWithin = (kept.Count, most.Count) switch
        {
            ({ } count, { } max) => count <= max,
            (null, null) => Percent(kept) <= Percent(most),
            ({ } count, null) => count * 100L <= (long)Percent(most) * Fewest(spec),
            (null, { } max) => RoundUp(kept, Most(spec)) <= max,
        };
        if (!isWithin)
        {
            guard.Problems.Add(
                (spec.Path, ".podDisruptionBudget.minAvailable"),
                $"must be at most {most} ({guard.Name("podDisruptionBudget.minAvailable")}), but is {Text.Quote(kept.ToString())}"
                    + Pods(kept, most, Fewest(spec), Most(spec)));
        }
    }

    /// <summary>Here a number is compared with a percentage of the most pods, and a percentage of the fewest pods with a number.
    /// </summary>
    private static void CheckMaxUnavailable(GuardedSpec spec, CountOrPercentage? value, CountOrPercentage? bound, Guard guard)
    {
        if (value is not { } missing || bound is not { } least)
        {
            return;
        }

        var isWithin = (missing.Count, least.Count) switch
        {
            ({ } count, { } min) => count >= min,
            (null, null) => Percent(missing) >= Percent(least),
            ({ } count, null) => count * 100L >= (long)Percent(least) * Most(spec),
            (null, { } min) => RoundUp(missing, Fewest(spec)) >= min,
        };
        if (!isWithin)
        {
            guard.Problems.Add(
                (spec.Path, ".podDisruptionBudget.maxUnavailable"),
                $"must be at least {least} ({guard.Name("podDisruptionBudget.maxUnavailable")}), but is "
                    + Text.Quote(missing.ToString()) + Pods(missing, least, Most(spec), Fewest(spec)));
        }
    }

    private static string Pods(CountOrPercentage value, CountOrPercentage bound, int ofNumber, int ofPercentage) =>
        value.Count is null == bound.Count is null
            ? ""
            : FormattableString.Invariant($" of {(value.Count is null ? ofPercentage : ofNumber)} pods");

    private static int Fewest(GuardedSpec spec) => Math.Max(1, SchedulingValidator.LeastPods(spec.Path, spec.Effective).Pods);

    private static int Most(GuardedSpec spec) => spec.Effective.Scaling?.Enabled == false
        ? Fewest(spec)
        : Math.Max(1, spec.Effective.Scaling?.MaxReplicas ?? WorkloadDefaults.MaxReplicas);

    private static int Percent(CountOrPercentage value) => DisruptionAmounts.Percentage(value.Text!) ?? 0;

    /// <summary>As Kubernetes rounds percentages of pods.</summary>
    private static int RoundUp(CountOrPercentage value, int pods) => (Percent(value) * pods + 99) / 100;
}
