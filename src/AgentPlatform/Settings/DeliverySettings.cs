namespace AgentPlatform.Settings;

/// <summary>How composed objects are applied to the cluster.</summary>
public sealed record DeliverySettings
{
    /// <summary>
    /// <c>Direct</c> (the default): Crossplane applies the objects, which requires Crossplane v2 for namespaced composites.
    /// <c>Object</c>: provider-kubernetes applies them.
    /// </summary>
    public string? Mode { get; init; }

    /// <summary>The provider config of provider-kubernetes Objects.</summary>
    public ProviderConfigSettings? ProviderConfigRef { get; init; }
}
