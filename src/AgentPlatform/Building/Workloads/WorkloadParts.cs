using AgentPlatform.Building.Metadata;
using AgentPlatform.Building.Nats;
using AgentPlatform.Building.Pods;
using k8s.Models;

namespace AgentPlatform.Building.Workloads;

/// <summary>The parts of a workload that its kind makes from fields of its own, with every default filled in.</summary>
internal sealed record WorkloadParts
{
    /// <summary>The names, labels and annotations of the objects.</summary>
    public required ObjectMetadata Objects { get; init; }

    /// <summary>The image of the service.</summary>
    public required ContainerImage Image { get; init; }

    /// <summary>The stream that the workload consumes, and is scaled by; null for none.</summary>
    public NatsStream? Stream { get; init; }

    /// <summary>The variables of the kind, before those of the spec.</summary>
    public required IList<V1EnvVar> Variables { get; init; }

    /// <summary>Secrets with which the images are pulled.</summary>
    public required IReadOnlyList<string> ImagePullSecrets { get; init; }

    /// <summary>The ports of the platform's databases that the workload connects to.</summary>
    public required IReadOnlyList<int> DatabasePorts { get; init; }

    /// <summary>The Service that has the workload's name.</summary>
    public required ServicePort Service { get; init; }

    /// <summary>The name and port of the Service for HTTP requests.</summary>
    public required (string Name, int Port) HttpService { get; init; }
}
