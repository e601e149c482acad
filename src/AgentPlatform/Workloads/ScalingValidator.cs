using System.Globalization;
using AgentPlatform.Shared;
using AgentPlatform.Workloads.Specs;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Workloads;

/// <summary>Finds what must be changed in the number of pods and in what decides it.</summary>
internal static class ScalingValidator
{
    private const int MostReplicas = 1000;

    public static void Validate(string path, WorkloadSpec spec, ProblemSet problems)
    {
        var scaling = spec.Scaling;
        Checks.Range((path, ".scaling.minReplicas"), scaling?.MinReplicas, 0, MostReplicas, problems);
        Checks.Range((path, ".scaling.maxReplicas"), scaling?.MaxReplicas, 1, MostReplicas, problems);
        Checks.Range((path, ".scaling.lagThreshold"), scaling?.LagThreshold, 1, int.MaxValue, problems);
        Checks.Range((path, ".scaling.activationLagThreshold"), scaling?.ActivationLagThreshold, 0, int.MaxValue, problems);
        Checks.Range((path, ".scaling.scaleDownStabilizationSeconds"), scaling?.ScaleDownStabilizationSeconds, 0, 3600, problems);
        Checks.Range((path, ".replicas"), spec.Replicas, 0, MostReplicas, problems);
        var (least, most) = (scaling?.MinReplicas ?? WorkloadDefaults.MinReplicas, scaling?.MaxReplicas ?? WorkloadDefaults.MaxReplicas);
        if (least > most)
        {
            problems.Add($"{path}.scaling.minReplicas", string.Create(CultureInfo.InvariantCulture, $"must not be larger than maxReplicas ({most}), but is {least}"));
        }

        if (spec.Replicas is not null && scaling?.Enabled != false)
        {
            problems.Add($"{path}.replicas", $"must not be set while the lag decides the number of pods; set {path}.scaling.enabled to false first");
        }
    }
}
