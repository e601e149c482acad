namespace Kubernetes.Manifests.Core;

/// <summary>A command inside the container.</summary>
public sealed record ExecAction
{
    /// <summary>Program and arguments; no shell unless one is named.</summary>
    public IReadOnlyList<string>? Command { get; init; }
}
