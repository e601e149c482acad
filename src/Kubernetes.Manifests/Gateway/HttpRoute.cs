using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace Kubernetes.Manifests.Gateway;

/// <summary>Routes HTTP requests from a gateway to Services (Gateway API, standard channel).</summary>
[KubernetesEntity(Group = KubeGroup, ApiVersion = KubeApiVersion, Kind = KubeKind, PluralName = KubePluralName)]
public sealed record HttpRoute : IKubernetesObject<V1ObjectMeta>, ISpec<HttpRouteSpec?>
{
    /// <summary>The API group.</summary>
    public const string KubeGroup = "gateway.networking.k8s.io";

    /// <summary>The version, without the group.</summary>
    public const string KubeApiVersion = "v1";

    /// <summary>The kind.</summary>
    public const string KubeKind = "HTTPRoute";

    /// <summary>The resource name in API URLs.</summary>
    public const string KubePluralName = "httproutes";

    /// <inheritdoc/>
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = $"{KubeGroup}/{KubeApiVersion}";

    /// <inheritdoc/>
    [JsonPropertyName("kind")]
    public string Kind { get; set; } = KubeKind;

    /// <inheritdoc/>
    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; } = null!;

    /// <summary>The desired state.</summary>
    [JsonPropertyName("spec")]
    public HttpRouteSpec? Spec { get; set; }
}
