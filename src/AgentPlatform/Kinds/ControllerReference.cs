namespace AgentPlatform.Kinds;

/// <summary>An entry of <c>metadata.ownerReferences</c>.</summary>
internal sealed record ControllerReference
{
    /// <summary>The owner's kind.</summary>
    public string? Kind { get; init; }

    /// <summary>The owner's name.</summary>
    public string? Name { get; init; }

    /// <summary>The owner's UID.</summary>
    public string? Uid { get; init; }

    /// <summary>Whether the owner manages the object; at most one owner does.</summary>
    public bool? Controller { get; init; }
}
