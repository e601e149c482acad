using AgentPlatform.Shared;
using Kubernetes.Manifests.Core;
using Kubernetes.Manifests.Meta;

namespace AgentPlatform.Workloads.Objects;

/// <summary>The developer's affinity, with its labels in one order.</summary>
internal static class WorkloadAffinity
{
    public static Affinity? Render(Affinity? affinity) => affinity is null ? null : affinity with
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

    private static PodAffinityTerm[]? RenderTerms(IReadOnlyList<PodAffinityTerm>? terms) =>
        terms?.Select(term => RenderTerm(term)!).ToArray();

    private static WeightedPodAffinityTerm[]? RenderTerms(IReadOnlyList<WeightedPodAffinityTerm>? terms) =>
        terms?.Select(term => term is null ? null! : term with { PodAffinityTerm = RenderTerm(term.PodAffinityTerm) }).ToArray();

    private static PodAffinityTerm? RenderTerm(PodAffinityTerm? term) => term is null ? null : term with
    {
        LabelSelector = RenderSelector(term.LabelSelector),
        NamespaceSelector = RenderSelector(term.NamespaceSelector),
    };

    private static LabelSelector? RenderSelector(LabelSelector? selector) =>
        selector is null ? null : selector with { MatchLabels = Ordered.Map(selector.MatchLabels) };
}
