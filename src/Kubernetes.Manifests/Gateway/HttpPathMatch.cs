using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Gateway;

/// <summary>Matches the path of a request.</summary>
public sealed record HttpPathMatch
{
    /// <summary><c>PathPrefix</c> (the default of the Gateway API), <c>Exact</c> or <c>RegularExpression</c>.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    /// <summary>
    /// Starts with a slash. A prefix matches whole path elements only: <c>/api</c> matches <c>/api/v1</c>, not <c>/apis</c>.
    /// </summary>
    [JsonPropertyName("value")]
    public string? Value { get; set; }
}
