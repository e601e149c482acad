namespace AgentPlatform.Settings;

/// <summary>Labels and annotations of composed objects.</summary>
public sealed record LabellingSettings
{
    /// <summary>
    /// Labels of every object and every pod. They take precedence over those of the composite, and labels that the function sets
    /// over both.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Annotations of every object, which take precedence over those of the composite.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>Whether the composite's labels are copied to its objects; true when null.</summary>
    public bool? PropagateLabels { get; init; }

    /// <summary>
    /// Whether those annotations of the composite that <see cref="IncludeAnnotations"/> names are copied to its objects; true
    /// when null.
    /// </summary>
    public bool? PropagateAnnotations { get; init; }

    /// <summary>
    /// Keys of annotations that are copied from the composite, or starts of keys that end with a slash;
    /// <c>reloader.stakater.com/</c> when null. Those of tools and those of <see cref="Exclude"/> never are.
    /// </summary>
    public IReadOnlyList<string>? IncludeAnnotations { get; init; }

    /// <summary>
    /// Prefixes of label and annotation keys that are not copied from the composite, beside those of tools, which never are.
    /// </summary>
    public IReadOnlyList<string>? Exclude { get; init; }
}
