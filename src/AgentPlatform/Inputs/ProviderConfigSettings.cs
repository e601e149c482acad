namespace AgentPlatform.Inputs;

/// <summary>The provider config of Objects.</summary>
public sealed record ProviderConfigSettings
{
    /// <summary><c>default</c> when null.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// <c>ClusterProviderConfig</c> (the default) or <c>ProviderConfig</c>; counts only for namespaced composites.
    /// </summary>
    public string? Kind { get; init; }
}
