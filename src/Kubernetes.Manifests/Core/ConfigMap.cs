using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Core;

/// <summary>Settings that are not secret.</summary>
public sealed record ConfigMap : KubernetesObject
{
    /// <inheritdoc/>
    [JsonPropertyOrder(ApiVersionOrder)]
    public override string ApiVersion => "v1";

    /// <inheritdoc/>
    [JsonPropertyOrder(KindOrder)]
    public override string Kind => "ConfigMap";

    /// <summary>Text by key; 1 MiB in all at most.</summary>
    public IReadOnlyDictionary<string, string>? Data { get; init; }
}
