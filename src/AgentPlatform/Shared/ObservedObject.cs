using System.Runtime.CompilerServices;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using k8s.Models;
using Kubernetes.Manifests;

namespace AgentPlatform.Shared;

/// <summary>A composed object that exists. What is read of it is read once.</summary>
/// <param name="document">The object itself; null while its Object has not reported it.</param>
/// <param name="delivered">
/// What the Object that delivers it says of its readiness; <see cref="Ready.Unspecified"/> where Crossplane delivers it.
/// </param>
/// <param name="isStale">Whether its Object is not synced: the document may then be of an older manifest.</param>
public sealed class ObservedObject(StructDocument? document, Ready delivered = Ready.Unspecified, bool isStale = false)
{
    private static readonly FieldPath StatusPath = "status";
    private static readonly FieldPath GenerationPath = "metadata.generation";
    private static readonly FieldPath ObservedGenerationPath = "observedGeneration";
    private static readonly FieldPath ReplicasPath = "replicas";
    private static readonly FieldPath UpdatedReplicasPath = "updatedReplicas";
    private static readonly FieldPath ReadyReplicasPath = "readyReplicas";
    private static readonly FieldPath AvailableReplicasPath = "availableReplicas";

    private IReadOnlyList<StatusCondition?>? _conditions;
    private V1DeploymentStatus? _deploymentStatus;
    private StrongBox<long>? _generation;

    /// <summary>The object itself; null while its Object has not reported it.</summary>
    public StructDocument? Document => document;

    /// <summary>What the Object that delivers it says; <see cref="Ready.Unspecified"/> where Crossplane delivers it.</summary>
    public Ready Delivered => delivered;

    /// <summary>Whether its Object is not synced: the document may then be of an older manifest.</summary>
    public bool IsStale => isStale;

    /// <summary>The conditions of its status.</summary>
    /// <exception cref="ConversionException">They have another shape.</exception>
    internal IReadOnlyList<StatusCondition?> Conditions =>
        _conditions ??= document is null ? [] : StatusCondition.ListOf(document);

    /// <summary>The numbers of its status, if it is a Deployment; null if it has no status.</summary>
    /// <exception cref="ConversionException">One of them is no number.</exception>
    internal V1DeploymentStatus? DeploymentStatus =>
        _deploymentStatus ??= document?.GetObject(StatusPath) is { } status ? Read(status) : null;

    /// <summary>The generation of its spec; 0 if it has none.</summary>
    /// <exception cref="ConversionException">It is no number.</exception>
    internal long Generation =>
        (_generation ??= new(document is not null && document.TryGet(GenerationPath, ManifestJson.Default.Int64, out var generation) ? generation : 0)).Value;

    // Number by number: as a typed object, with its conditions, it would take several times as long in every call.
    private static V1DeploymentStatus Read(StructDocument status) => new()
    {
        ObservedGeneration = status.TryGet(ObservedGenerationPath, ManifestJson.Default.Int64, out var generation) ? generation : null,
        Replicas = Count(status, ReplicasPath),
        UpdatedReplicas = Count(status, UpdatedReplicasPath),
        ReadyReplicas = Count(status, ReadyReplicasPath),
        AvailableReplicas = Count(status, AvailableReplicasPath),
    };

    private static int? Count(StructDocument status, FieldPath path) =>
        status.TryGet(path, ManifestJson.Default.Int32, out var count) ? count : null;
}
