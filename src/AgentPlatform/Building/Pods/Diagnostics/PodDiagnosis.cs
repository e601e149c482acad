using System.Globalization;
using AgentPlatform.Kinds;

namespace AgentPlatform.Building.Pods.Diagnostics;

/// <summary>The commonest cause that keeps pods of a workload from being ready.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Count">The number of pods with this cause.</param>
/// <param name="Total">The number of pods.</param>
internal sealed record PodDiagnosis(PodCause Cause, int Count, int Total)
{
    /// <summary>Asks for the pods, and explains them. Null while the answer or the cause is unknown.</summary>
    public static PodDiagnosis? Find(ClusterLookup cluster, IReadOnlyDictionary<string, string> selector, string ns)
    {
        var pods = cluster.Select("pods", "v1", "Pod", selector, ns)?.Items ?? [];
        return Find([.. pods
            .Select(pod => Readiness.Try(() => pod.As(ObservedPodJson.Default.ObservedPod)))
            .OfType<ObservedPod>()
            .Where(PodCause.Counts)]);
    }

    /// <summary>The cause as a sentence: <c>In 2 of 3 pods, container main cannot start: ImagePullBackOff.</c></summary>
    public override string ToString()
    {
        var pods = Total == 1 ? "the only pod" : string.Create(CultureInfo.InvariantCulture, $"{Count} of {Total} pods");
        var text = $"In {pods}, {Cause.Text}";
        return text.EndsWith('.') ? text : text + ".";
    }

    /// <summary>Explains pods: the cause of most of them, of equally common ones the first in ordinal order.</summary>
    private static PodDiagnosis? Find(IReadOnlyCollection<ObservedPod> pods) => pods
        .Select(PodCause.Find)
        .OfType<PodCause>()
        .GroupBy(cause => cause)
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.Key.Text, StringComparer.Ordinal)
        .Select(group => new PodDiagnosis(group.Key, group.Count(), pods.Count))
        .FirstOrDefault();
}
