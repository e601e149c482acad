namespace Kubernetes.Manifests.Meta;

/// <summary>
/// Matches objects that satisfy all its terms. An empty selector matches every object; what null means is up to the field that
/// holds it.
/// </summary>
public sealed record LabelSelector
{
    /// <summary>Each pair is an <c>In</c> term with one value.</summary>
    public IReadOnlyDictionary<string, string>? MatchLabels { get; init; }

    /// <summary>All must hold, together with <see cref="MatchLabels"/>.</summary>
    public IReadOnlyList<LabelSelectorRequirement>? MatchExpressions { get; init; }
}
