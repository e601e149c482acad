using System.Text.Json.Serialization;
using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests;

/// <summary>A whole object, as the API server stores it. What is null is not written and not claimed by its author.</summary>
public abstract record KubernetesObject
{
    // Negative to come before the models' own properties, whose order is 0. Each override repeats its order: it does not inherit it.
    private protected const int ApiVersionOrder = -3;
    private protected const int KindOrder = -2;
    private const int MetadataOrder = -1;

    /// <summary>API group and version, or the version alone for the core group. Fixed by the type; ignored when read.</summary>
    public abstract string ApiVersion { get; }

    /// <summary>CamelCase singular name. Fixed by the type; ignored when read.</summary>
    public abstract string Kind { get; }

    /// <summary>Name, namespace, labels and annotations.</summary>
    [JsonPropertyOrder(MetadataOrder)]
    public ObjectMeta? Metadata { get; init; }
}
