namespace Kubernetes.Manifests.ProviderKubernetes;

/// <summary>What is applied, with which credentials, and when it counts as ready.</summary>
public sealed record ObjectSpec
{
    /// <summary>The manifest.</summary>
    public ObjectForProvider? ForProvider { get; init; }

    /// <summary>The credentials; the provider config <c>default</c> when null.</summary>
    public ProviderConfigReference? ProviderConfigRef { get; init; }

    /// <summary>When the Object is ready; as soon as it is applied when null.</summary>
    public ObjectReadiness? Readiness { get; init; }
}
