namespace AgentPlatform.Inputs;

/// <summary>How objects get into the cluster.</summary>
public sealed record DeliverySettings
{
    /// <summary>
    /// <c>Direct</c> (the default): Crossplane applies the objects itself, which namespaced composites need Crossplane v2 for.
    /// <c>Object</c>: provider-kubernetes applies them.
    /// </summary>
    public string? Mode { get; init; }

    /// <summary>The provider config of Objects.</summary>
    public ProviderConfigSettings? ProviderConfigRef { get; init; }
}
