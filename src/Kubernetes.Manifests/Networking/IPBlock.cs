namespace Kubernetes.Manifests.Networking;

/// <summary>A range of addresses.</summary>
public sealed record IPBlock
{
    /// <summary>Such as <c>0.0.0.0/0</c>, which is every IPv4 address and no IPv6 address.</summary>
    public string? Cidr { get; init; }

    /// <summary>Ranges inside <see cref="Cidr"/> that are left out.</summary>
    public IReadOnlyList<string>? Except { get; init; }
}
