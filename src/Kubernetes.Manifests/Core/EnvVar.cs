namespace Kubernetes.Manifests.Core;

/// <summary>An environment variable of a container.</summary>
public sealed record EnvVar
{
    /// <summary>Unique in the list; server-side apply refuses a second entry of the same name.</summary>
    public string? Name { get; init; }

    /// <summary>Empty text when null. Excludes <see cref="ValueFrom"/>.</summary>
    public string? Value { get; init; }

    /// <summary>Read once, when the container starts. Excludes <see cref="Value"/>.</summary>
    public EnvVarSource? ValueFrom { get; init; }
}
