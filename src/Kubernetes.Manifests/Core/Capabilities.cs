namespace Kubernetes.Manifests.Core;

/// <summary>Linux capabilities, named without <c>CAP_</c>; <c>ALL</c> names all of them.</summary>
public sealed record Capabilities
{
    /// <summary>Granted after <see cref="Drop"/> took away.</summary>
    public IReadOnlyList<string>? Add { get; init; }

    /// <summary>Taken from what the container runtime grants.</summary>
    public IReadOnlyList<string>? Drop { get; init; }
}
