using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;
using AgentPlatform.Settings;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Building.Guards;

/// <summary>Refuses what a platform does not allow its tenants.</summary>
/// <remarks>
/// Only what a composite says itself is compared: what the platform sets is allowed. A default that no composite could repeat,
/// because it is above a bound or not in a closed set, is a mistake of the settings, see <see cref="CheckDefaults"/>.
/// </remarks>
internal static class Guardrails
{
    private const string ByDefault = " by default";

    /// <summary>Checks a composite that is valid otherwise.</summary>
    public static void Check(GuardedSpec spec, PlatformSettings settings, ProblemSet problems)
    {
        if (settings.Allowed is not { } allowed)
        {
            return;
        }

        var guard = new Guard(allowed, settings, problems);
        guard.OneOf((spec.Path, ".podSecurity"), spec.Own.PodSecurity, allowed.PodSecurity, "podSecurity");
        ImageGuards.Check(spec, guard);
        ResourceGuards.Check(spec, guard);
        ReplicasGuards.Check(spec, guard);
        SchedulingGuards.Check(spec, guard);
        NatsGuards.Check(spec, guard);
        NetworkGuards.Check(spec, guard);
        guard.Keys(
            (spec.Path, ".serviceAccount.annotations"),
            spec.Own.ServiceAccount?.Annotations,
            guard.Defaults.ServiceAccount?.Annotations,
            allowed.ServiceAccountAnnotations,
            "serviceAccountAnnotations");
        guard.Keys(
            (spec.Path, ".podAnnotations"),
            spec.Own.PodAnnotations,
            guard.Defaults.PodAnnotations,
            allowed.PodAnnotations,
            "podAnnotations");
        guard.Keys((spec.Path, ".podLabels"), spec.Own.PodLabels, guard.Defaults.PodLabels, allowed.PodLabels, "podLabels");
    }

    /// <summary>Checks that the platform's defaults, and the built-in ones, are within the platform's own bounds.</summary>
    public static void CheckDefaults(AllowedSettings allowed, PlatformSettings settings, ProblemSet problems)
    {
        if (problems.Any(problem => problem.Path.StartsWith("allowed", StringComparison.Ordinal)
            || problem.Path.StartsWith("sizes", StringComparison.Ordinal)))
        {
            return;
        }

        var guard = new Guard(allowed, settings, problems) { IsOfSettings = true };
        var defaults = guard.Defaults;
        guard.OneOf(
            "defaults.podSecurity",
            defaults.PodSecurity ?? WorkloadDefaults.PodSecurity,
            allowed.PodSecurity,
            "podSecurity",
            Origin(defaults.PodSecurity));
        guard.OneOf(
            "defaults.size", defaults.Size ?? WorkloadDefaults.Size, allowed.Sizes, "sizes", Origin(defaults.Size));
        guard.AtMost(
            "defaults.scaling.maxReplicas",
            defaults.Scaling?.MaxReplicas ?? WorkloadDefaults.MaxReplicas,
            allowed.MaxReplicas,
            "maxReplicas",
            Origin(defaults.Scaling?.MaxReplicas));
        guard.AtMost(
            "defaults.terminationGracePeriodSeconds",
            defaults.TerminationGracePeriodSeconds ?? WorkloadDefaults.TerminationGracePeriodSeconds,
            allowed.TerminationGracePeriodSeconds,
            "terminationGracePeriodSeconds",
            Origin(defaults.TerminationGracePeriodSeconds));
        var spec = new GuardedSpec
        {
            Path = "defaults",
            Own = defaults with { Size = defaults.Size ?? WorkloadDefaults.Size },
            Effective = defaults,
            NatsUrlPath = "defaults.natsUrl",
            Identity = new Identity("", ""),
        };
        ImageGuards.Check(spec, guard);
        ResourceGuards.Check(spec, guard);
        ReplicasGuards.Check(spec, guard);
        NetworkGuards.CheckPolicy(spec, guard);
    }

    private static string Origin(object? written) => written is null ? ByDefault : "";
}
