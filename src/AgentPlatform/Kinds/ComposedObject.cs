using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Readiness;
using Crossplane.Functions.Resources;
using k8s;
using k8s.Models;
using Kubernetes.Manifests;

namespace AgentPlatform.Kinds;

/// <summary>A composed object.</summary>
/// <param name="Name">
/// The composition resource name. Part of the public API: if it changes, Crossplane deletes the object and creates a new one.
/// </param>
/// <param name="Manifest">The object.</param>
/// <param name="Ready">Whether the observed object is ready.</param>
/// <param name="ReadyQuery">
/// The readiness check for provider-kubernetes: a CEL expression over <c>object</c>; <see cref="ReadyCondition"/> for the
/// object's own condition Ready; null for objects that are ready once they exist.
/// </param>
/// <param name="Definition">
/// The name of the CustomResourceDefinition of the object's kind, <c>scaledobjects.keda.sh</c>; null for a kind of Kubernetes
/// itself.
/// </param>
public sealed record ComposedObject(
    string Name,
    IKubernetesObject<V1ObjectMeta> Manifest,
    Ready Ready,
    string? ReadyQuery = null,
    string? Definition = null)
{
    /// <summary>The value of <see cref="ReadyQuery"/> for objects that have a condition Ready.</summary>
    public const string ReadyCondition = "Ready";

    /// <summary>Creates an object that is as ready as the SDK's check of its kind says, see <see cref="ReadyChecks"/>.</summary>
    /// <param name="name">The composition resource name.</param>
    /// <param name="manifest">The object, of a kind that the SDK has a check for.</param>
    /// <param name="observed">The observed object; null if there is none.</param>
    public static ComposedObject Create(string name, IKubernetesObject<V1ObjectMeta> manifest, ObservedObject? observed)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var check = ReadyChecks.Default.Find(manifest.ApiVersion, manifest.Kind)
            ?? throw new ArgumentException(
                $"There is no readiness check for {manifest.Kind} of {manifest.ApiVersion}.", nameof(manifest));
        var ready = Readiness.Decide(observed, found => check.IsReady(found.Document!));
        return new ComposedObject(name, manifest, ready, check.CelQuery);
    }

    /// <summary>The JSON contract of the object. By default, that of a kind which several kinds of composites have.</summary>
    public JsonTypeInfo Contract { get; init; } = ManifestJson.Default.GetTypeInfo(Manifest.GetType())!;
}
