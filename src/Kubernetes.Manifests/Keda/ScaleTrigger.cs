using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>A source of events.</summary>
public sealed record ScaleTrigger
{
    /// <summary>The scaler's name in KEDA, such as <c>nats-jetstream</c>.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    /// <summary>Unique in the ScaledObject; needed only where something refers to the trigger.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The scaler's own settings. All values are text, numbers and booleans too.</summary>
    [JsonPropertyName("metadata")]
    public IDictionary<string, string>? Metadata { get; set; }

    /// <summary>
    /// <c>AverageValue</c> (the default of KEDA, per replica), <c>Value</c>, or, for CPU and memory only, <c>Utilization</c>.
    /// </summary>
    [JsonPropertyName("metricType")]
    public string? MetricType { get; set; }

    /// <summary>The credentials for the source; none when null.</summary>
    [JsonPropertyName("authenticationRef")]
    public AuthenticationReference? AuthenticationRef { get; set; }
}
