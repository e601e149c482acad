namespace Kubernetes.Manifests.Core;

/// <summary>
/// What a container is promised and what it may not exceed. Quantities are text such as <c>500m</c> or <c>1Gi</c> and are kept as
/// written.
/// </summary>
public sealed record ResourceRequirements
{
    /// <summary>By resource name (<c>cpu</c>, <c>memory</c>, <c>ephemeral-storage</c>); the limit of the same name when missing.</summary>
    public IReadOnlyDictionary<string, string>? Requests { get; init; }

    /// <summary>By resource name. Above it CPU is throttled, and for memory the container is killed.</summary>
    public IReadOnlyDictionary<string, string>? Limits { get; init; }
}
