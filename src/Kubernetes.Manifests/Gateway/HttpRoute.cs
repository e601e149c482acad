using System.Text.Json.Serialization;

namespace Kubernetes.Manifests.Gateway;

/// <summary>Leads HTTP requests from a gateway to a Service (Gateway API, standard channel).</summary>
public sealed record HttpRoute : KubernetesObject
{
    /// <inheritdoc/>
    [JsonPropertyOrder(ApiVersionOrder)]
    public override string ApiVersion => "gateway.networking.k8s.io/v1";

    /// <inheritdoc/>
    [JsonPropertyOrder(KindOrder)]
    public override string Kind => "HTTPRoute";

    /// <summary>From where to where.</summary>
    public HttpRouteSpec? Spec { get; init; }
}
