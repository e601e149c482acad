namespace Kubernetes.Manifests.Meta;

/// <summary>Observed only: one entry of a status' <c>conditions</c>.</summary>
public sealed record Condition
{
    /// <summary>Unique within the list, such as <c>Available</c>; the controller that writes it defines the words.</summary>
    public string? Type { get; init; }

    /// <summary><c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
    public string? Status { get; init; }

    /// <summary>One CamelCase word for programs.</summary>
    public string? Reason { get; init; }

    /// <summary>A sentence for people; its wording may change between versions of the controller.</summary>
    public string? Message { get; init; }

    /// <summary>
    /// The generation that the condition speaks of; null from controllers that do not say, such as those of Deployment and
    /// ScaledObject.
    /// </summary>
    public long? ObservedGeneration { get; init; }

    /// <summary>RFC 3339 as received; null from KEDA.</summary>
    public string? LastTransitionTime { get; init; }
}
