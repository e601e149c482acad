namespace AgentPlatform.Building.Workloads;

/// <summary>The columns that <c>kubectl get</c> prints of workloads.</summary>
internal static class WorkloadColumns
{
    /// <summary>The JSON paths, in order.</summary>
    /// <param name="stream">The path of the stream's name.</param>
    public static IReadOnlyList<string> Paths(string stream) =>
    [
        ".status.phase",
        ".spec.size",
        ".status.replicas",
        ".status.readyReplicas",
        ".status.conditions[?(@.type=='WorkloadReady')].reason",
        stream,
        ".status.endpoint",
        ".status.image",
    ];
}
