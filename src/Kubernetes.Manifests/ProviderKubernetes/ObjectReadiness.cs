using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.ProviderKubernetes;

/// <summary>The readiness policy of an Object.</summary>
public sealed record ObjectReadiness
{
    /// <summary>
    /// <c>SuccessfulCreate</c> (the provider's default), <c>DeriveFromObject</c> (its condition Ready), <c>AllTrue</c> (all its
    /// conditions) or <c>DeriveFromCelQuery</c>.
    /// </summary>
    [JsonPropertyName("policy")]
    public string? Policy { get; set; }

    /// <summary>A CEL expression of type bool over <c>object</c>; only with <c>DeriveFromCelQuery</c>.</summary>
    [JsonPropertyName("celQuery")]
    public string? CelQuery { get; set; }
}
