using System.Text.Json.Serialization;
using k8s.Models;
using Kubernetes.Manifests.Gateway;
using Kubernetes.Manifests.Keda;
using Kubernetes.Manifests.ProviderKubernetes;

namespace Kubernetes.Manifests;

/// <summary>
/// JSON contracts of all composed kinds, for <c>StructDocument</c> and native code. Null properties are omitted: under
/// server-side apply, a field that is not sent is not owned.
/// </summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(IntOrStringConverter), typeof(QuantityConverter)])]
[JsonSerializable(typeof(ClusterObject))]
[JsonSerializable(typeof(HttpRoute))]
[JsonSerializable(typeof(NamespacedObject))]
[JsonSerializable(typeof(ScaledObject))]
[JsonSerializable(typeof(V1ConfigMap))]
[JsonSerializable(typeof(V1Deployment))]
[JsonSerializable(typeof(V1NetworkPolicy))]
[JsonSerializable(typeof(V1PodDisruptionBudget))]
[JsonSerializable(typeof(V1Service))]
[JsonSerializable(typeof(V1ServiceAccount))]
[JsonSerializable(typeof(IReadOnlyList<RouteParentStatus>), TypeInfoPropertyName = "RouteParents")]
public sealed partial class ManifestJson : JsonSerializerContext;
