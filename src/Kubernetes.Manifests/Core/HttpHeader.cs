namespace Kubernetes.Manifests.Core;

/// <summary>A header of a probe's request.</summary>
public sealed record HttpHeader
{
    /// <summary>Letter case does not matter.</summary>
    public string? Name { get; init; }

    /// <summary>Sent as it is.</summary>
    public string? Value { get; init; }
}
