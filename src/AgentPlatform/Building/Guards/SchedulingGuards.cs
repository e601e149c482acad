using AgentPlatform.Building.Workloads;
using AgentPlatform.Values;
using Crossplane.Functions.Conversion;
using k8s.Models;

namespace AgentPlatform.Building.Guards;

/// <summary>Which nodes pods may run on, and before whom.</summary>
internal static class SchedulingGuards
{
    private const string Every = "*";

    public static void Check(GuardedSpec spec, Guard guard)
    {
        // An empty text takes the platform's class away.
        if (spec.Own.PriorityClassName is { } priority && priority != (guard.Defaults.PriorityClassName ?? ""))
        {
            guard.OneOf((spec.Path, ".priorityClassName"), priority, guard.Allowed.PriorityClasses, "priorityClasses");
        }

        guard.Keys(
            (spec.Path, ".nodeSelector"),
            spec.Own.NodeSelector,
            guard.Defaults.NodeSelector,
            guard.Allowed.NodeSelectorKeys,
            "nodeSelectorKeys");
        for (var index = 0; index < spec.Own.Tolerations?.Count; index++)
        {
            CheckToleration($"{spec.Path}.tolerations[{index}].key", spec.Own.Tolerations[index], guard);
        }

        if (spec.Own.Affinity is not null
            && guard.Allowed.Affinity == false
            && !IsSame(spec.Effective.Affinity, guard.Defaults.Affinity))
        {
            guard.Problems.Add((spec.Path, ".affinity"), $"must not be set ({guard.Name("affinity")} is false), but is");
        }
    }

    /// <summary>Compared as JSON, because the lists in it are compared by reference otherwise.</summary>
    private static bool IsSame(V1Affinity? affinity, V1Affinity? platform) =>
        platform is not null && Json(affinity).Span.SequenceEqual(Json(platform).Span);

    private static ReadOnlyMemory<byte> Json(V1Affinity? affinity) =>
        StructDocument.From(new WorkloadSpec { Affinity = affinity }, WorkloadSpecJson.Default.WorkloadSpec).Raw;

    private static void CheckToleration(Field path, V1Toleration? toleration, Guard guard)
    {
        if (guard.Allowed.TolerationKeys is not { } keys
            || keys.Contains(Every)
            || guard.Defaults.Tolerations?.Contains(toleration!) == true)
        {
            return;
        }

        if (!string.IsNullOrEmpty(toleration?.Key))
        {
            guard.OneOf(path, toleration.Key, keys, "tolerationKeys");
        }
        else if (keys.Count == 0)
        {
            guard.Refuse(path, keys, "tolerationKeys", "is empty, which tolerates every taint");
        }
        else
        {
            guard.Refuse(path, keys, "tolerationKeys", "is empty, which tolerates every taint and would need \"*\" there");
        }
    }
}
