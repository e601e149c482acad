namespace Kubernetes.Manifests.Core;

/// <summary>One process image of a pod.</summary>
public sealed record Container
{
    /// <summary>A DNS label, unique among the containers and init containers of the pod.</summary>
    public string? Name { get; init; }

    /// <summary><c>registry/repository:tag</c>, or with <c>@sha256:…</c> instead of or after the tag.</summary>
    public string? Image { get; init; }

    /// <summary>
    /// <c>Always</c>, <c>IfNotPresent</c> or <c>Never</c>. When null, <c>Always</c> for the tag <c>latest</c> or none, else
    /// <c>IfNotPresent</c>.
    /// </summary>
    public string? ImagePullPolicy { get; init; }

    /// <summary>Replaces the image's ENTRYPOINT; the image's own when null. No shell is involved.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>
    /// Replaces the image's CMD. <c>$(NAME)</c> is replaced by that variable of <see cref="Env"/>, here and in
    /// <see cref="Command"/>.
    /// </summary>
    public IReadOnlyList<string>? Args { get; init; }

    /// <summary>Absolute path; the image's own when null.</summary>
    public string? WorkingDir { get; init; }

    /// <summary>Opens nothing: gives names to ports, for probes and services to use.</summary>
    public IReadOnlyList<ContainerPort>? Ports { get; init; }

    /// <summary>Whole ConfigMaps and Secrets; of two with the same key the later wins.</summary>
    public IReadOnlyList<EnvFromSource>? EnvFrom { get; init; }

    /// <summary>Wins over <see cref="EnvFrom"/>. A value may refer to an earlier entry as <c>$(NAME)</c>.</summary>
    public IReadOnlyList<EnvVar>? Env { get; init; }

    /// <summary>Each mount path once.</summary>
    public IReadOnlyList<VolumeMount>? VolumeMounts { get; init; }

    /// <summary>When it fails the container is restarted. Not for init containers.</summary>
    public Probe? LivenessProbe { get; init; }

    /// <summary>While it fails services send nothing to the pod. Not for init containers.</summary>
    public Probe? ReadinessProbe { get; init; }

    /// <summary>The other probes wait for its first success; when it fails the container is restarted. Not for init containers.</summary>
    public Probe? StartupProbe { get; init; }

    /// <summary>With none on any container the pod is among the first to be evicted.</summary>
    public ResourceRequirements? Resources { get; init; }

    /// <summary>Wins over <see cref="PodSpec.SecurityContext"/>, field by field.</summary>
    public SecurityContext? SecurityContext { get; init; }
}
