namespace AgentPlatform.Building.Nats;

/// <summary>Scaling by the lag of a stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="MinReplicas">The minimum number of pods.</param>
/// <param name="MaxReplicas">The maximum number of pods.</param>
/// <param name="LagThreshold">The lag per pod.</param>
/// <param name="ActivationLagThreshold">The lag above which the first pod starts; null for KEDA's default, 0.</param>
/// <param name="ScaleDownStabilizationSeconds">
/// Seconds of lower lag before pods are removed; null for Kubernetes' default, 300.
/// </param>
/// <param name="IsPaused">Whether scaling is paused.</param>
internal sealed record LagScaling(
    NatsStream Stream,
    int MinReplicas,
    int MaxReplicas,
    int LagThreshold,
    int? ActivationLagThreshold,
    int? ScaleDownStabilizationSeconds,
    bool IsPaused);
