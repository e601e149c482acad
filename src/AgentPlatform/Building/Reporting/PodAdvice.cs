using AgentPlatform.Building.Workloads;
namespace AgentPlatform.Building.Reporting;

/// <summary>
/// What to look at while pods are not available. A Deployment does not say why; only the pods do, and what KEDA says of their
/// Secrets.
/// </summary>
internal static class PodAdvice
{
    /// <summary>Sentences for pods that have not become ready.</summary>
    public static string ToStart(Workload workload, ObservedWorkload observed)
    {
        if (observed.Diagnosis is { } diagnosis)
        {
            return $"{diagnosis} What the pods say: {Describe(workload)}";
        }

        if (MissingSecret.Find(observed.Scaler) is { } secret)
        {
            return $"No container can start: {secret.Sentence}.";
        }

        var secrets = workload.RequiredSecrets;
        var mustExist = secrets.Count == 0 ? "" : $", that the Secrets {string.Join(", ", secrets)} exist with all their keys";
        return $"Check that the image {workload.Image.Name} can be pulled{mustExist}, that a node has room, and what the pods say: "
            + Describe(workload);
    }

    /// <summary>Sentences for pods that were ready and no longer are.</summary>
    public static string AfterLoss(Workload workload, ObservedWorkload observed) =>
        (observed.Diagnosis is { } diagnosis ? $"{diagnosis} " : "")
        + "Check what the last containers wrote, the probes and the nodes: "
        + $"kubectl logs -n {workload.Namespace} -l app={workload.Name} -c {workload.ContainerName} --previous; "
        + Describe(workload);

    private static string Describe(Workload workload) =>
        $"kubectl describe pods -n {workload.Namespace} -l app={workload.Name}";
}
