using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using Kubernetes.Manifests;
using Kubernetes.Manifests.Apps;
using Kubernetes.Manifests.Meta;

namespace AgentPlatform.Shared;

/// <summary>A composed object that exists. What is read of it is read once.</summary>
/// <param name="document">The object itself; null while its Object has not reported it.</param>
/// <param name="delivered">
/// What the Object that delivers it says of its readiness; <see cref="Ready.Unspecified"/> where Crossplane delivers it.
/// </param>
/// <param name="isStale">Whether its Object is not synced: the document may then be of an older manifest.</param>
public sealed class ObservedObject(StructDocument? document, Ready delivered = Ready.Unspecified, bool isStale = false)
{
    private static readonly FieldPath ConditionsPath = "status.conditions";
    private static readonly FieldPath StatusPath = "status";
    private static readonly FieldPath GenerationPath = "metadata.generation";

    private Lazy<IReadOnlyList<Condition>?>? _conditions;
    private Lazy<DeploymentStatus?>? _deploymentStatus;
    private Lazy<long>? _generation;

    /// <summary>The object itself; null while its Object has not reported it.</summary>
    public StructDocument? Document => document;

    /// <summary>What the Object that delivers it says; <see cref="Ready.Unspecified"/> where Crossplane delivers it.</summary>
    public Ready Delivered => delivered;

    /// <summary>Whether its Object is not synced: the document may then be of an older manifest.</summary>
    public bool IsStale => isStale;

    /// <summary>The conditions of its status; null if it has none.</summary>
    /// <exception cref="ConversionException">They have another shape.</exception>
    internal IReadOnlyList<Condition>? Conditions =>
        (_conditions ??= new(() => Read(ConditionsPath, ManifestJson.Default.Conditions))).Value;

    /// <summary>Its status, if it is a Deployment; null if it has none.</summary>
    /// <exception cref="ConversionException">It has another shape.</exception>
    internal DeploymentStatus? DeploymentStatus =>
        (_deploymentStatus ??= new(() => Read(StatusPath, ManifestJson.Default.DeploymentStatus))).Value;

    /// <summary>The generation of its spec; 0 if it has none.</summary>
    /// <exception cref="ConversionException">It is no number.</exception>
    internal long Generation => (_generation ??= new(() => Read(GenerationPath, ManifestJson.Default.Int64))).Value;

    private T? Read<T>(FieldPath path, JsonTypeInfo<T> contract) =>
        document is not null && document.TryGet(path, contract, out var found) ? found : default;
}
