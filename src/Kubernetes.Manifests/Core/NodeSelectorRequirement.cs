namespace Kubernetes.Manifests.Core;

/// <summary>One requirement on a node.</summary>
public sealed record NodeSelectorRequirement
{
    /// <summary>A label's key, or the field's name.</summary>
    public string? Key { get; init; }

    /// <summary><c>In</c>, <c>NotIn</c>, <c>Exists</c>, <c>DoesNotExist</c>, <c>Gt</c> or <c>Lt</c>.</summary>
    public string? Operator { get; init; }

    /// <summary>At least one for <c>In</c> and <c>NotIn</c>, one integer for <c>Gt</c> and <c>Lt</c>, null for the others.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}
