using AgentPlatform.Values;
using k8s.Models;

namespace AgentPlatform.Building.Pods;

/// <summary>Renders the user's affinity with labels in a stable order.</summary>
internal static class StableAffinity
{
    public static V1Affinity? Render(V1Affinity? affinity) => affinity is null ? null : affinity with
    {
        PodAffinity = affinity.PodAffinity is not { } pods ? null : pods with
        {
            RequiredDuringSchedulingIgnoredDuringExecution = RenderTerms(pods.RequiredDuringSchedulingIgnoredDuringExecution),
            PreferredDuringSchedulingIgnoredDuringExecution = RenderTerms(pods.PreferredDuringSchedulingIgnoredDuringExecution),
        },
        PodAntiAffinity = affinity.PodAntiAffinity is not { } others ? null : others with
        {
            RequiredDuringSchedulingIgnoredDuringExecution = RenderTerms(others.RequiredDuringSchedulingIgnoredDuringExecution),
            PreferredDuringSchedulingIgnoredDuringExecution = RenderTerms(others.PreferredDuringSchedulingIgnoredDuringExecution),
        },
    };

    private static V1PodAffinityTerm[]? RenderTerms(IList<V1PodAffinityTerm>? terms) =>
        terms?.Select(term => RenderTerm(term)!).ToArray();

    private static V1WeightedPodAffinityTerm[]? RenderTerms(IList<V1WeightedPodAffinityTerm>? terms) =>
        terms?.Select(term => term is null ? null! : term with { PodAffinityTerm = RenderTerm(term.PodAffinityTerm) }).ToArray();

    private static V1PodAffinityTerm? RenderTerm(V1PodAffinityTerm? term) => term is null ? null : term with
    {
        LabelSelector = Ordered.Selector(term.LabelSelector),
        NamespaceSelector = Ordered.Selector(term.NamespaceSelector),
    };
}
