using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Keda;

/// <summary>A source of events that drives scaling.</summary>
public sealed record ScaleTrigger
{
    /// <summary>The scaler's name in KEDA, such as <c>nats-jetstream</c>.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    /// <summary>Unique in the ScaledObject; required only if something refers to the trigger.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The scaler's own settings. All values are strings, including numbers and booleans.</summary>
    [JsonPropertyName("metadata")]
    public IDictionary<string, string>? Metadata { get; set; }

    /// <summary>
    /// <c>AverageValue</c> per replica (KEDA's default), <c>Value</c> or, only for CPU and memory, <c>Utilization</c>.
    /// </summary>
    [JsonPropertyName("metricType")]
    public string? MetricType { get; set; }

    /// <summary>The credentials for the source; none when null.</summary>
    [JsonPropertyName("authenticationRef")]
    public AuthenticationReference? AuthenticationRef { get; set; }
}
