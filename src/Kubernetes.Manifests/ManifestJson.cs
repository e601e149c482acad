using System.Text.Json.Serialization;
using k8s.Models;
using Kubernetes.Manifests.Gateway;
using Kubernetes.Manifests.Keda;
using Kubernetes.Manifests.ProviderKubernetes;

namespace Kubernetes.Manifests;

/// <summary>
/// JSON contracts of every kind that is composed, for <c>StructDocument</c> and for native code. Properties that are null are
/// left out: under server-side apply, a field that we do not name is not ours.
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
