using AgentPlatform.Building.ReadyChecks;
using AgentPlatform.Kinds;
using Crossplane.Functions.Conversion;
using Kubernetes.Manifests;

namespace AgentPlatform.Building.Workloads;

/// <summary>Renders <c>replicas</c> of the Deployment so that no pod is lost when scaling is switched on or off.</summary>
/// <remarks>
/// Under server-side apply, a field that its only owner no longer sends is removed, and the API server sets its default, a single
/// replica: see "Transferring ownership" in https://kubernetes.io/docs/reference/using-api/server-side-apply/.
/// </remarks>
internal static class WorkloadReplicas
{
    private static readonly FieldPath ReplicasPath = "spec.replicas";
    private static readonly FieldPath OwnedReplicasPath = "fieldsV1.f:spec.f:replicas";
    private static readonly FieldPath OperationPath = "operation";
    private static readonly FieldPath NamePath = "manager";
    private static readonly FieldPath[] ManagerPaths =
        [.. Enumerable.Range(0, 8).Select(index => (FieldPath)$"metadata.managedFields[{index}]")];

    /// <summary>
    /// Returns null if somebody else decides: Crossplane would reset a rendered value on every reconcile. Until the autoscaler has
    /// taken over the field, and without scaling if nobody else owns it, the observed number stays.
    /// </summary>
    public static int? Render(Workload workload, ObservedWorkload observed)
    {
        if (workload is { Scaling: null, Replicas: { } asked })
        {
            return asked;
        }

        if (observed.Deployment is not { } deployment || Read(deployment) is not { } current)
        {
            return null;
        }

        var owner = OwnerOf(deployment.Document!);
        return workload.Scaling is { } scaling
            ? IsTakenOver(owner, observed.Scaler) ? null : Math.Max(current, Math.Min(1, scaling.MinReplicas))
            : KeepWithoutScaling(owner, current, observed.Scaler);
    }

    /// <summary>Where the Deployment does not tell its owners, the autoscaler counts as one from when it exists.</summary>
    private static bool IsTakenOver(Owner owner, ObservedObject? scaler) => owner.IsKnown
        ? !owner.IsApplied || owner.Updater is not null
        : !string.IsNullOrEmpty(ScaledObjectReadiness.HpaName(scaler));

    /// <summary>Leaves the number to an autoscaler of the user's own, but not at the 0 that KEDA has left behind.</summary>
    private static int? KeepWithoutScaling(Owner owner, int current, ObservedObject? scaler)
    {
        var isLeftByKeda = current == 0
            && (scaler is not null || owner.Updater?.StartsWith("keda", StringComparison.Ordinal) == true);
        return owner.Updater is null || isLeftByKeda ? Math.Max(1, current) : null;
    }

    private static Owner OwnerOf(StructDocument deployment)
    {
        var owner = default(Owner);
        for (var index = 0; deployment.GetObject(ManagerPath(index)) is { } manager; index++)
        {
            owner = owner with { IsKnown = true };
            if (manager.GetObject(OwnedReplicasPath) is not null)
            {
                // Autoscalers and kubectl scale update the field; Crossplane applies it.
                owner = manager.GetString(OperationPath) == "Apply"
                    ? owner with { IsApplied = true }
                    : owner with { Updater = manager.GetString(NamePath) ?? "" };
            }
        }

        return owner;
    }

    private static FieldPath ManagerPath(int index) =>
        index < ManagerPaths.Length ? ManagerPaths[index] : $"metadata.managedFields[{index}]";

    private static int? Read(ObservedObject deployment)
    {
        try
        {
            return deployment.Document?.TryGet(ReplicasPath, ManifestJson.Default.Int32, out var replicas) == true
                ? replicas
                : null;
        }
        catch (ConversionException)
        {
            return null;
        }
    }

    /// <summary>The owners of the field, from <c>metadata.managedFields</c>.</summary>
    /// <param name="IsKnown">Whether the Deployment tells its owners.</param>
    /// <param name="IsApplied">Whether the field was applied.</param>
    /// <param name="Updater">The manager that updates the field; null for none.</param>
    private readonly record struct Owner(bool IsKnown, bool IsApplied, string? Updater);
}
