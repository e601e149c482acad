namespace AgentPlatform.Building.Pods.Diagnostics;

/// <summary>The part of a pod that tells why it does not run, in the shape of Kubernetes' API.</summary>
internal sealed record ObservedPod
{
    public PodMetadata? Metadata { get; init; }

    public PodStatus? Status { get; init; }

    internal sealed record PodMetadata
    {
        public string? DeletionTimestamp { get; init; }
    }

    internal sealed record PodStatus
    {
        public string? Phase { get; init; }

        public IReadOnlyList<PodCondition?>? Conditions { get; init; }

        public IReadOnlyList<ContainerStatus?>? InitContainerStatuses { get; init; }

        public IReadOnlyList<ContainerStatus?>? ContainerStatuses { get; init; }

        /// <summary>Why the pod as a whole failed, for instance <c>Evicted</c>.</summary>
        public string? Reason { get; init; }

        public string? Message { get; init; }
    }

    internal sealed record PodCondition
    {
        public string? Type { get; init; }

        public string? Status { get; init; }

        public string? Reason { get; init; }

        public string? Message { get; init; }
    }

    internal sealed record ContainerStatus
    {
        public string? Name { get; init; }

        public bool? Ready { get; init; }

        /// <summary>Whether the startup probe has succeeded; null means false.</summary>
        public bool? Started { get; init; }

        public ContainerState? State { get; init; }

        public ContainerState? LastState { get; init; }
    }

    internal sealed record ContainerState
    {
        public WaitingState? Waiting { get; init; }

        public RunningState? Running { get; init; }

        public TerminatedState? Terminated { get; init; }
    }

    internal sealed record WaitingState
    {
        public string? Reason { get; init; }

        public string? Message { get; init; }
    }

    internal sealed record RunningState;

    /// <remarks>Its message may be the end of the container's log, and is not read.</remarks>
    internal sealed record TerminatedState
    {
        public int? ExitCode { get; init; }

        public string? Reason { get; init; }
    }
}
