using System.Globalization;
using AgentPlatform.Building.Environment;
using AgentPlatform.Building.Metadata;
using AgentPlatform.Building.Nats;
using AgentPlatform.Building.Network;
using AgentPlatform.Building.Pods;
using AgentPlatform.Building.Routes;
using k8s.Models;

namespace AgentPlatform.Building.Workloads;

/// <summary>
/// A service that runs as a Deployment, with every default filled in. Null means that it does not have something, or that
/// Kubernetes decides.
/// </summary>
internal sealed record Workload
{
    /// <summary>The names, labels and annotations of the objects.</summary>
    public required ObjectMetadata Objects { get; init; }

    /// <summary>The name of the service's container.</summary>
    public required string ContainerName { get; init; }

    /// <summary>The image of the service.</summary>
    public required ContainerImage Image { get; init; }

    /// <summary>The entrypoint; null for that of the image.</summary>
    public required IReadOnlyList<string>? Command { get; init; }

    /// <summary>The arguments; null for those of the image.</summary>
    public required IReadOnlyList<string>? Args { get; init; }

    /// <summary>The environment of all containers.</summary>
    public required PodEnvironment Environment { get; init; }

    /// <summary>Requests and limits of each container.</summary>
    public required V1ResourceRequirements Resources { get; init; }

    /// <summary>What the containers may do.</summary>
    public required PodSecurity Security { get; init; }

    /// <summary>The port that the service listens on.</summary>
    public required int HttpPort { get; init; }

    /// <summary>The path of Prometheus metrics.</summary>
    public required string MetricsPath { get; init; }

    /// <summary>The probes of the service.</summary>
    public required HttpProbes Probes { get; init; }

    /// <summary>The init container; null for none.</summary>
    public required InitContainer? Init { get; init; }

    /// <summary>Secrets with which the images are pulled.</summary>
    public required IReadOnlyList<string> ImagePullSecrets { get; init; }

    /// <summary>Seconds that a pod has to shut down.</summary>
    public required long TerminationGracePeriodSeconds { get; init; }

    /// <summary>Where the pods run.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The labels of the pods, sorted by key.</summary>
    public required IDictionary<string, string> PodLabels { get; init; }

    /// <summary>The annotations of the pods, sorted by key.</summary>
    public required IDictionary<string, string> PodAnnotations { get; init; }

    /// <summary>Annotations of the ServiceAccount; null for none of its own.</summary>
    public required IReadOnlyDictionary<string, string>? ServiceAccountAnnotations { get; init; }

    /// <summary>The Service that has the workload's name.</summary>
    public required ServicePort Service { get; init; }

    /// <summary>The name and port of the Service for HTTP requests.</summary>
    public required (string Name, int Port) HttpService { get; init; }

    /// <summary>Scaling by the lag of a stream; null if something else decides the number of pods.</summary>
    public required LagScaling? Scaling { get; init; }

    /// <summary>The number of pods; null if something else decides it.</summary>
    public required int? Replicas { get; init; }

    /// <summary>Seconds without progress after which a rollout has failed; null for Kubernetes' default, 600.</summary>
    public required int? ProgressDeadlineSeconds { get; init; }

    /// <summary>What the pods may reach, and who may reach them; null without a policy.</summary>
    public required V1NetworkPolicySpec? NetworkPolicy { get; init; }

    /// <summary>How the service is reached from outside the cluster; null if it is not.</summary>
    public required Exposure? Exposure { get; init; }

    /// <summary>A Service that the workload calls; null for none.</summary>
    public required Backend? Backend { get; init; }

    /// <summary>How many pods a drain of nodes leaves; null without a budget.</summary>
    public required PodDisruptionBudgetSpec? DisruptionBudget { get; init; }

    /// <summary>What is accepted but should be changed, in full sentences.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Whether provider-kubernetes delivers the objects, perhaps to another cluster.</summary>
    public required bool DeliversObjects { get; init; }

    /// <summary>Whether the function reads pods to explain why they do not run.</summary>
    public required bool DiagnosesPods { get; init; }

    /// <summary>The name.</summary>
    public string Name => Objects.Name;

    /// <summary>The namespace.</summary>
    public string Namespace => Objects.Namespace;

    /// <summary>The names of the Secrets that the pods need to start, sorted.</summary>
    public IReadOnlyList<string> RequiredSecrets =>
        [.. Environment.RequiredSecrets.Concat(ImagePullSecrets).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The URL of the service: external if it is exposed, otherwise cluster-internal.</summary>
    public string Endpoint => Exposure?.Url
        ?? string.Create(
            CultureInfo.InvariantCulture, $"http://{HttpService.Name}.{Namespace}.svc.cluster.local:{HttpService.Port}");
}
