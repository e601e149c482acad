namespace Kubernetes.Manifests.Keda;

/// <summary>A source of events.</summary>
public sealed record ScaleTrigger
{
    /// <summary>The scaler's name in KEDA, such as <c>nats-jetstream</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Unique in the ScaledObject; needed only where something refers to the trigger.</summary>
    public string? Name { get; init; }

    /// <summary>The scaler's own settings. All values are text, numbers and booleans too.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>
    /// <c>AverageValue</c> (the default of KEDA, per replica), <c>Value</c>, or, for CPU and memory only, <c>Utilization</c>.
    /// </summary>
    public string? MetricType { get; init; }

    /// <summary>The credentials for the source; none when null.</summary>
    public AuthenticationReference? AuthenticationRef { get; init; }
}
