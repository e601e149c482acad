namespace Kubernetes.Manifests.Gateway;

/// <summary>A path, or the start of one.</summary>
public sealed record HttpPathMatch
{
    /// <summary><c>PathPrefix</c> (the default of the Gateway API), <c>Exact</c> or <c>RegularExpression</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Begins with a slash; whole path elements count.</summary>
    public string? Value { get; init; }
}
