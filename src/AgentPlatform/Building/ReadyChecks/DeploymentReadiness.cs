using AgentPlatform.Kinds;
using Crossplane.Functions.Readiness;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Building.ReadyChecks;

/// <summary>The readiness of a Deployment, see <see cref="DeploymentReady"/>.</summary>
internal static class DeploymentReadiness
{
    /// <summary>The same in CEL, over <c>object</c>.</summary>
    public static string Query => DeploymentReady.Check.CelQuery!;

    /// <summary>The readiness for Crossplane.</summary>
    public static Ready Of(ObservedObject? observed) =>
        Readiness.Decide(observed, deployment => IsCurrent(deployment) && IsRolledOut(deployment));

    /// <inheritdoc cref="DeploymentReady.IsCurrent"/>
    public static bool IsCurrent(ObservedObject deployment) => deployment.IsCurrentDeployment;

    /// <inheritdoc cref="DeploymentReady.IsRolledOut"/>
    public static bool IsRolledOut(ObservedObject deployment) => deployment.IsRolledOutDeployment;

    /// <inheritdoc cref="DeploymentReady.IsPastDeadline"/>
    public static bool IsPastDeadline(ObservedObject deployment) =>
        deployment.Document is { } document && DeploymentReady.IsPastDeadline(document);
}
