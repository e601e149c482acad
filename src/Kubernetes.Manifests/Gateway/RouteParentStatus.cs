using System.Text.Json.Serialization;
using k8s.Models;

namespace Kubernetes.Manifests.Gateway;

/// <summary>The observed status of a route at one gateway.</summary>
public sealed record RouteParentStatus
{
    /// <summary>The gateway.</summary>
    [JsonPropertyName("parentRef")]
    public ParentReference? ParentRef { get; set; }

    /// <summary><c>Accepted</c> and <c>ResolvedRefs</c>, among others.</summary>
    [JsonPropertyName("conditions")]
    public IList<V1Condition>? Conditions { get; set; }
}
