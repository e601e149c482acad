using Crossplane.Functions.Conversion;
using k8s.Models;

namespace AgentPlatform.Shared;

/// <summary>Decides from an observed Deployment whether its rollout is complete.</summary>
/// <remarks>
/// The rule is that of Kubernetes' Deployment controller, which sets the reason <c>NewReplicaSetAvailable</c> once and keeps it
/// while an autoscaler adds or removes pods. After a rollback to a template that exists already, the reason may be that of the
/// earlier rollout, so the counts of pods are compared too.
/// </remarks>
internal static class Rollout
{
    /// <summary>
    /// Whether the Deployment's controller has seen its newest generation, all pods are of the newest template, and the rollout
    /// has ended. Without the condition Progressing, which <c>progressDeadlineSeconds: 2147483647</c> switches off, all counts
    /// of pods must be equal. False for a status that is missing or malformed, and for one that may be outdated.
    /// </summary>
    public static bool IsComplete(ObservedObject deployment)
    {
        try
        {
            return deployment is { Document: not null, IsStale: false }
                && Readiness.IsCurrent(deployment)
                && deployment.DeploymentStatus is { } status
                && (status.UpdatedReplicas ?? 0) == (status.Replicas ?? 0)
                && HasEnded(deployment, status);
        }
        catch (ConversionException)
        {
            return false;
        }
    }

    private static bool HasEnded(ObservedObject deployment, V1DeploymentStatus status) =>
        Readiness.Condition(deployment, "Progressing") is { } progressing
            ? progressing.Reason == "NewReplicaSetAvailable"
            : (status.Replicas ?? 0) == (status.ReadyReplicas ?? 0) && (status.Replicas ?? 0) == (status.AvailableReplicas ?? 0);
}
