using System.Text.Json.Serialization;
using Kubernetes.Manifests.Apps;
using Kubernetes.Manifests.Core;
using Kubernetes.Manifests.Gateway;
using Kubernetes.Manifests.Keda;
using Kubernetes.Manifests.Meta;
using Kubernetes.Manifests.Networking;
using Kubernetes.Manifests.Policy;
using Kubernetes.Manifests.ProviderKubernetes;

namespace Kubernetes.Manifests;

/// <summary>
/// JSON of every <see cref="KubernetesObject"/> here, and of the parts that are read from observed objects. Null is not written,
/// empty lists, maps and records are; fields without a property are ignored when read, so an object that was read is not
/// fit to be written back.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClusterObject))]
[JsonSerializable(typeof(ConfigMap))]
[JsonSerializable(typeof(Deployment))]
[JsonSerializable(typeof(HttpRoute))]
[JsonSerializable(typeof(NamespacedObject))]
[JsonSerializable(typeof(NetworkPolicy))]
[JsonSerializable(typeof(PodDisruptionBudget))]
[JsonSerializable(typeof(ScaledObject))]
[JsonSerializable(typeof(Service))]
[JsonSerializable(typeof(ServiceAccount))]
[JsonSerializable(typeof(DeploymentStatus))]
[JsonSerializable(typeof(ObjectMeta))]
[JsonSerializable(typeof(ScaledObjectStatus))]
[JsonSerializable(typeof(IReadOnlyList<RouteParentStatus>), TypeInfoPropertyName = "RouteParents")]
[JsonSerializable(typeof(IReadOnlyList<Condition>), TypeInfoPropertyName = "Conditions")]
public sealed partial class ManifestJson : JsonSerializerContext;
