namespace AgentPlatform.Workloads.Reporting;

/// <summary>The Secrets without which a workload's pods do not start.</summary>
internal static class RequiredSecrets
{
    /// <summary>Their names, sorted.</summary>
    public static IReadOnlyList<string> Of(Workload workload) =>
    [
        .. workload.SecretVariables
            .Select(variable => variable.ValueFrom?.SecretKeyRef)
            .Where(reference => reference is { Optional: not true })
            .Select(reference => reference!.Name!)
            .Concat(workload.Spec.SecretRefs?.Where(reference => reference.Optional != true).Select(reference => reference.Name!) ?? [])
            .Concat(workload.ImagePullSecrets)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
