using AgentPlatform.Shared;
using k8s.Models;

namespace AgentPlatform.Workloads.Guards;

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

        if (spec.Own.Affinity is not null && guard.Allowed.Affinity == false)
        {
            guard.Problems.Add((spec.Path, ".affinity"), $"must not be set ({guard.Name("affinity")} is false), but is");
        }
    }

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
