namespace AgentPlatform.Settings;

/// <summary>Labels and annotations of composed objects.</summary>
public sealed record LabellingSettings
{
    /// <summary>Labels of every object. Labels that the function sets take precedence.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Annotations of every object.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>Whether the composite's labels are copied to its objects; true when null.</summary>
    public bool? PropagateLabels { get; init; }

    /// <summary>Whether the composite's annotations are copied to its objects; true when null.</summary>
    public bool? PropagateAnnotations { get; init; }

    /// <summary>
    /// Prefixes of label and annotation keys that are not copied from the composite, beside those of tools, which never are.
    /// </summary>
    public IReadOnlyList<string>? Exclude { get; init; }
}
