namespace AgentPlatform.Workloads.Reporting;

/// <summary>Secrets that a workload's pods need to start.</summary>
internal static class RequiredSecrets
{
    /// <summary>The names, sorted.</summary>
    public static IReadOnlyList<string> Find(Workload workload) =>
    [
        .. workload.SecretVariables
            .Select(variable => variable.ValueFrom?.SecretKeyRef)
            .Where(reference => reference is { Optional: not true })
            .Select(reference => reference!.Name!)
            .Concat(workload.Spec.SecretRefs?
                .Where(reference => reference.Optional != true)
                .Select(reference => reference.Name!) ?? [])
            .Concat(workload.ImagePullSecrets)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
