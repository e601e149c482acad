namespace Kubernetes.Manifests.Keda;

/// <summary>The workload that is scaled: anything with a <c>/scale</c> subresource.</summary>
public sealed record ScaleTarget
{
    /// <summary><c>apps/v1</c> when null.</summary>
    public string? ApiVersion { get; init; }

    /// <summary><c>Deployment</c> when null.</summary>
    public string? Kind { get; init; }

    /// <summary>In the namespace of the ScaledObject.</summary>
    public string? Name { get; init; }

    /// <summary>The container whose environment variables triggers may refer to; the first one when null.</summary>
    public string? EnvSourceContainerName { get; init; }
}
