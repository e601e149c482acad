namespace AgentPlatform.Settings;

/// <summary>The provider config of provider-kubernetes Objects.</summary>
public sealed record ProviderConfigSettings
{
    /// <summary>The provider config's name; <c>kubernetes-provider</c> when null.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// <c>ClusterProviderConfig</c> (the default) or <c>ProviderConfig</c>; used only for namespaced composites.
    /// </summary>
    public string? Kind { get; init; }
}
