using AgentPlatform.Building.Environment;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Settings;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Building.Guards;

/// <summary>The platform's defaults that all workloads have, which must be within the platform's own bounds.</summary>
internal static class GuardedDefaults
{
    /// <summary>The part of the section that belongs to all workloads.</summary>
    public static SettingsSection Section { get; } = new SettingsSection<StreamWorkloadSpec>(
        WorkloadSettings.Section, WorkloadSpecJson.Default.StreamWorkloadSpec, Validate);

    private static void Validate(StreamWorkloadSpec defaults, PlatformSettings settings, ProblemSet problems)
    {
        const string path = WorkloadSettings.Section;
        WorkloadValidator.Validate(path, defaults, settings, problems);
        WorkloadValidator.ValidateStream(path, defaults, settings, problems);

        // A port is a variable of services that do not describe themselves, which these must not set either.
        WorkloadValidator.ValidateVariables(
            path, defaults with { HttpPort = null }, PodEnvironment.DescribingVariables, problems);
        if (settings.Allowed is { } allowed)
        {
            Guardrails.CheckDefaults(allowed, settings, problems);
        }
    }
}
