using AgentPlatform.Shared;
using Crossplane.Functions.Conversion;
using Kubernetes.Manifests;

namespace AgentPlatform.Workloads.Objects;

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
    private static readonly FieldPath HpaNamePath = "status.hpaName";

    /// <summary>
    /// Returns null if nobody but the autoscaler decides: Crossplane would reset a rendered value on every reconcile. Until the
    /// autoscaler has taken over the field, and without scaling if the spec says nothing, the observed number stays.
    /// </summary>
    public static int? Render(Workload workload, ObservedWorkload observed)
    {
        var current = observed.Deployment is { } deployment ? Read(deployment) : null;
        if (!workload.IsScaled)
        {
            return workload.Spec.Replicas ?? (current is { } number ? Math.Max(1, number) : null);
        }

        return current is { } kept && !IsTakenOver(observed) ? Math.Max(kept, Math.Min(1, workload.MinReplicas)) : null;
    }

    /// <summary>
    /// Asks the Deployment who owns the field. Where it does not tell, as through provider-kubernetes, the autoscaler counts as
    /// its owner from when it exists.
    /// </summary>
    private static bool IsTakenOver(ObservedWorkload observed) =>
        IsOwnedByApplierOnly(observed.Deployment!.Document!) is { } owned
            ? !owned
            : !string.IsNullOrEmpty(observed.Scaler?.Document?.GetString(HpaNamePath));

    /// <summary>Whether the field was only ever applied. Null if the Deployment does not have the owners of its fields.</summary>
    private static bool? IsOwnedByApplierOnly(StructDocument deployment)
    {
        bool? result = null;
        for (var index = 0; deployment.GetObject($"metadata.managedFields[{index}]") is { } manager; index++)
        {
            result ??= false;
            if (manager.GetObject(OwnedReplicasPath) is null)
            {
                continue;
            }

            // Autoscalers and kubectl scale update the field; Crossplane applies it.
            if (manager.GetString(OperationPath) != "Apply")
            {
                return false;
            }

            result = true;
        }

        return result;
    }

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
}
