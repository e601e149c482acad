using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Gateway;

/// <summary>A path, or the start of one.</summary>
public sealed record HttpPathMatch
{
    /// <summary><c>PathPrefix</c> (the default of the Gateway API), <c>Exact</c> or <c>RegularExpression</c>.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    /// <summary>Begins with a slash; whole path elements count.</summary>
    [JsonPropertyName("value")]
    public string? Value { get; set; }
}
