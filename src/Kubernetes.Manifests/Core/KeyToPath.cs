namespace Kubernetes.Manifests.Core;

/// <summary>The file that one key of a ConfigMap or Secret becomes.</summary>
public sealed record KeyToPath
{
    /// <summary>A missing key keeps the pod from starting, unless the source is optional.</summary>
    public string? Key { get; init; }

    /// <summary>Relative to the mount, without <c>..</c>.</summary>
    public string? Path { get; init; }

    /// <summary>File mode as a decimal number, from 0 to 511; the source's default when null.</summary>
    public int? Mode { get; init; }
}
