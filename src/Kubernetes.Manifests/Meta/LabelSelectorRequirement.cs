namespace Kubernetes.Manifests.Meta;

/// <summary>One term of a <see cref="LabelSelector"/>.</summary>
public sealed record LabelSelectorRequirement
{
    /// <summary>The label's key, with its prefix if it has one.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// <c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>; <c>NotIn</c> also matches objects without the label.
    /// </summary>
    public string? Operator { get; init; }

    /// <summary>At least one for <c>In</c> and <c>NotIn</c>; null for the others.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}
