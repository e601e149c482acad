namespace AgentPlatform.Inputs;

/// <summary>Labels and annotations of composed objects.</summary>
public sealed record LabellingSettings
{
    /// <summary>Labels that every object gets. Those that the function sets itself win.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Annotations that every object gets.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>Whether the composite's own labels reach its objects; true when null.</summary>
    public bool? PropagateLabels { get; init; }

    /// <summary>Whether the composite's own annotations reach its objects; true when null.</summary>
    public bool? PropagateAnnotations { get; init; }

    /// <summary>Starts of label and annotation keys of the composite that do not reach its objects.</summary>
    public IReadOnlyList<string>? Exclude { get; init; }
}
