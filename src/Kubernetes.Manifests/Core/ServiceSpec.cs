namespace Kubernetes.Manifests.Core;

/// <summary>How a <see cref="Service"/> routes.</summary>
public sealed record ServiceSpec
{
    /// <summary><c>ClusterIP</c> (the default of Kubernetes), <c>NodePort</c> or <c>LoadBalancer</c>.</summary>
    public string? Type { get; init; }

    /// <summary><c>None</c> makes the service headless: its name resolves to the pods themselves. Immutable; assigned when null.</summary>
    public string? ClusterIP { get; init; }

    /// <summary>Pods must carry all these labels. Null leaves the endpoints to somebody else.</summary>
    public IReadOnlyDictionary<string, string>? Selector { get; init; }

    /// <summary>At least one, unless the service is headless.</summary>
    public IReadOnlyList<ServicePort>? Ports { get; init; }

    /// <summary>Kubernetes routes to ready pods only when null.</summary>
    public bool? PublishNotReadyAddresses { get; init; }

    /// <summary><c>None</c> (the default of Kubernetes) or <c>ClientIP</c>.</summary>
    public string? SessionAffinity { get; init; }

    /// <summary>Allowed only with a <see cref="SessionAffinity"/> of <c>ClientIP</c>.</summary>
    public SessionAffinityConfig? SessionAffinityConfig { get; init; }
}
