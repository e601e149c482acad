namespace AgentPlatform.Building.Pods.Diagnostics;

/// <summary>What keeps one pod from being ready.</summary>
/// <param name="Text">The cause, without the pod's name, so that equal causes have equal texts.</param>
/// <param name="InitExitCode">The exit code of an init container that failed; null for other causes.</param>
internal sealed record PodCause(string Text, int? InitExitCode = null)
{
    private const int MaxMessageLength = 300;
    private const string CrashLoop = "CrashLoopBackOff";

    /// <summary>States of a start that goes on by itself.</summary>
    private static readonly string[] Starting = ["ContainerCreating", "PodInitializing"];

    /// <summary>Whether a pod counts: neither on its way out nor finished.</summary>
    public static bool Counts(ObservedPod pod) =>
        pod.Metadata?.DeletionTimestamp is null && pod.Status?.Phase != "Succeeded";

    /// <summary>Finds the cause of a pod: scheduling, then its init containers, then its containers. Null for none.</summary>
    public static PodCause? Find(ObservedPod pod)
    {
        if (pod.Status is not { } status
            || status.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true)
        {
            return null;
        }

        if (status.Phase == "Failed" && !string.IsNullOrEmpty(status.Reason))
        {
            return new PodCause(Join($"the pod failed with {status.Reason}", status.Message));
        }

        var scheduled = status.Conditions?.FirstOrDefault(condition => condition is { Type: "PodScheduled", Status: "False" });
        return scheduled is not null
            ? new PodCause(Join("the pod cannot be scheduled", scheduled.Message ?? scheduled.Reason))
            : status.InitContainerStatuses?.Select(container => Find(container, isInit: true)).FirstOrDefault(IsKnown)
                ?? status.ContainerStatuses?.Select(container => Find(container, isInit: false)).FirstOrDefault(IsKnown);
    }

    private static bool IsKnown(PodCause? cause) => cause is not null;

    private static PodCause? Find(ObservedPod.ContainerStatus? container, bool isInit)
    {
        if (container is null || container.Ready == true)
        {
            return null;
        }

        var name = Clean(container.Name ?? "");
        var state = container.State;
        if (state?.Waiting is { Reason: not CrashLoop } waiting)
        {
            return string.IsNullOrEmpty(waiting.Reason) || Starting.Contains(waiting.Reason)
                ? null
                : new PodCause(Join($"container {name} cannot start: {waiting.Reason}", waiting.Message));
        }

        var ended = state?.Terminated ?? container.LastState?.Terminated;
        if (ended is { ExitCode: not 0 and { } code })
        {
            return new PodCause(
                $"container {name} ended with exit code {code} ({Clean(ended.Reason ?? "Error")})", isInit ? code : null);
        }

        if (state?.Running is not null)
        {
            return isInit ? null : new PodCause(container.Started == true
                ? $"container {name} runs, but its readiness probe does not succeed"
                : $"container {name} has not answered its startup probe yet");
        }

        // An init container that ended with 0 is done, unless it is started again.
        if (ended is { ExitCode: 0 } && (state?.Waiting is not null || (state?.Terminated is not null && !isInit)))
        {
            return new PodCause($"container {name} ended with exit code 0 ({Clean(ended.Reason ?? "Completed")})");
        }

        return state?.Waiting is null ? null : new PodCause($"container {name} restarts again and again");
    }

    private static string Join(string text, string? message) =>
        string.IsNullOrEmpty(message) ? text : $"{text}: {Clean(message)}";

    private static string Clean(string text) => Values.Text.Plain(text, MaxMessageLength);
}
