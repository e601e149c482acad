using AgentPlatform.Building.Workloads;
using AgentPlatform.Values;

namespace AgentPlatform.Building.Guards;

/// <summary>How much CPU and memory a container may reserve and use.</summary>
internal static class ResourceGuards
{
    public static void Check(GuardedSpec spec, Guard guard)
    {
        var name = spec.Effective.Size ?? WorkloadDefaults.Size;
        if (guard.Allowed.MaxResources is not { } most
            || guard.Settings.FindSize(name)?.Override(spec.Effective.Resources) is not { } size)
        {
            return;
        }

        var own = spec.Own.Resources;
        Compare("requests.cpu", size.Requests.Cpu, own?.Requests?.Cpu, most.Requests?.Cpu);
        Compare("requests.memory", size.Requests.Memory, own?.Requests?.Memory, most.Requests?.Memory);
        Compare("limits.cpu", size.Limits.Cpu, own?.Limits?.Cpu, most.Limits?.Cpu);
        Compare("limits.memory", size.Limits.Memory, own?.Limits?.Memory, most.Limits?.Memory);

        void Compare(string field, string? amount, string? written, string? bound)
        {
            if (bound is null
                || !Quantity.TryParse(bound, out var max)
                || !Quantity.TryParse(amount ?? "", out var value)
                || value <= max)
            {
                return;
            }

            if (written is not null)
            {
                guard.Problems.Add(
                    $"{spec.Path}.resources.{field}",
                    $"must be at most {bound} ({guard.Name($"maxResources.{field}")}), but is {Text.Quote(written)}");
            }
            else if (spec.Own.Size is not null && !IsOfDefaults(field, guard))
            {
                guard.Problems.Add(
                    $"{spec.Path}.size",
                    $"must be a size with {field} of at most {bound} ({guard.Name($"maxResources.{field}")}), but is "
                        + $"{Text.Quote(name)} with {amount}");
            }
        }
    }

    /// <summary>Whether the platform's defaults replace an amount of every size.</summary>
    private static bool IsOfDefaults(string field, Guard guard)
    {
        var resources = guard.IsOfSettings ? null : guard.Defaults.Resources;
        return field switch
        {
            "requests.cpu" => resources?.Requests?.Cpu,
            "requests.memory" => resources?.Requests?.Memory,
            "limits.cpu" => resources?.Limits?.Cpu,
            _ => resources?.Limits?.Memory,
        } is not null;
    }
}
