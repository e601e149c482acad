using System.Runtime.CompilerServices;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Readiness;
using Crossplane.Functions.Resources;
using k8s.Models;
using Kubernetes.Manifests;

namespace AgentPlatform.Kinds;

/// <summary>An observed composed object. Parts of it are parsed once, at the first access.</summary>
/// <param name="document">The object; null if provider-kubernetes has not reported it yet.</param>
/// <param name="delivered">
/// The readiness of the provider-kubernetes Object; <see cref="Ready.Unspecified"/> if Crossplane delivers the object.
/// </param>
/// <param name="isStale">Whether the provider-kubernetes Object is not synced, so that the document may be outdated.</param>
public sealed class ObservedObject(StructDocument? document, Ready delivered = Ready.Unspecified, bool isStale = false)
{
    private static readonly FieldPath StatusPath = "status";
    private static readonly FieldPath GenerationPath = "metadata.generation";
    private static readonly FieldPath WantedReplicasPath = "spec.replicas";
    private static readonly FieldPath ReplicasPath = "replicas";
    private static readonly FieldPath UpdatedReplicasPath = "updatedReplicas";
    private static readonly FieldPath ReadyReplicasPath = "readyReplicas";
    private static readonly FieldPath AvailableReplicasPath = "availableReplicas";

    private IReadOnlyList<StatusCondition?>? _conditions;
    private V1DeploymentStatus? _deploymentStatus;
    private StrongBox<long>? _generation;
    private StrongBox<int>? _wantedReplicas;
    private bool? _isCurrent;
    private bool? _isRolledOut;

    /// <summary>The object; null if provider-kubernetes has not reported it yet.</summary>
    public StructDocument? Document => document;

    /// <summary>The readiness of the provider-kubernetes Object; <see cref="Ready.Unspecified"/> without one.</summary>
    public Ready Delivered => delivered;

    /// <summary>Whether the provider-kubernetes Object is not synced, so that the document may be outdated.</summary>
    public bool IsStale => isStale;

    /// <summary>The status conditions.</summary>
    /// <exception cref="ConversionException">The conditions are malformed.</exception>
    internal IReadOnlyList<StatusCondition?> Conditions =>
        _conditions ??= document is null ? [] : StatusCondition.ListOf(document);

    /// <summary>The replica counts of a Deployment; null without a status.</summary>
    /// <exception cref="ConversionException">A value is not a number.</exception>
    internal V1DeploymentStatus? DeploymentStatus =>
        _deploymentStatus ??= document?.GetObject(StatusPath) is { } status ? Read(status) : null;

    /// <summary>The metadata generation; 0 if absent.</summary>
    /// <exception cref="ConversionException">The generation is not a number.</exception>
    internal long Generation => (_generation ??= new(ReadNumber(document, GenerationPath) ?? 0)).Value;

    /// <summary>The number of pods that a Deployment wants; 1 if absent, as in Kubernetes.</summary>
    /// <exception cref="ConversionException">The number is not one.</exception>
    internal int WantedReplicas =>
        (_wantedReplicas ??= new(document is null ? 1 : ReadCount(document, WantedReplicasPath) ?? 1)).Value;

    /// <inheritdoc cref="DeploymentReady.IsCurrent"/>
    internal bool IsCurrentDeployment => _isCurrent ??= document is not null && DeploymentReady.IsCurrent(document);

    /// <inheritdoc cref="DeploymentReady.IsRolledOut"/>
    internal bool IsRolledOutDeployment => _isRolledOut ??= document is not null && DeploymentReady.IsRolledOut(document);

    // Field by field: deserializing the whole status, with its conditions, takes several times as long.
    private static V1DeploymentStatus Read(StructDocument status) => new()
    {
        Replicas = ReadCount(status, ReplicasPath),
        UpdatedReplicas = ReadCount(status, UpdatedReplicasPath),
        ReadyReplicas = ReadCount(status, ReadyReplicasPath),
        AvailableReplicas = ReadCount(status, AvailableReplicasPath),
    };

    private static long? ReadNumber(StructDocument? document, FieldPath path) =>
        document is not null && document.TryGet(path, ManifestJson.Default.Int64, out var number) ? number : null;

    private static int? ReadCount(StructDocument document, FieldPath path) =>
        document.TryGet(path, ManifestJson.Default.Int32, out var count) ? count : null;
}
