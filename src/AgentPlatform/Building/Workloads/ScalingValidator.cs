using System.Globalization;
using AgentPlatform.Values;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Building.Workloads;

/// <summary>Validates the scaling and replicas of a workload.</summary>
internal static class ScalingValidator
{
    public static void Validate(string path, WorkloadSpec spec, ProblemSet problems)
    {
        var scaling = spec.Scaling;
        Checks.Range((path, ".scaling.minReplicas"), scaling?.MinReplicas, 0, Bounds.Replicas, problems);
        Checks.Range((path, ".scaling.maxReplicas"), scaling?.MaxReplicas, 1, Bounds.Replicas, problems);
        Checks.Range((path, ".scaling.lagThreshold"), scaling?.LagThreshold, 1, int.MaxValue, problems);
        Checks.Range((path, ".scaling.activationLagThreshold"), scaling?.ActivationLagThreshold, 0, int.MaxValue, problems);
        Checks.Range((path, ".scaling.scaleDownStabilizationSeconds"), scaling?.ScaleDownStabilizationSeconds, 0, 3600, problems);
        Checks.Range((path, ".replicas"), spec.Replicas, 0, Bounds.Replicas, problems);
        var (min, max) = (
            scaling?.MinReplicas ?? WorkloadDefaults.MinReplicas, scaling?.MaxReplicas ?? WorkloadDefaults.MaxReplicas);
        if (min > max)
        {
            problems.Add(
                $"{path}.scaling.minReplicas",
                string.Create(CultureInfo.InvariantCulture, $"must not be larger than maxReplicas ({max}), but is {min}"));
        }

        if (spec.Replicas is not null && scaling?.Enabled != false)
        {
            problems.Add(
                $"{path}.replicas",
                $"must not be set while the lag decides the number of pods; set {path}.scaling.enabled to false first");
        }
    }
}
