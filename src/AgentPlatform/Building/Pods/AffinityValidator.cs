using System.Globalization;
using AgentPlatform.Values;
using Crossplane.Functions;
using Crossplane.Functions.Problems;
using k8s.Models;

namespace AgentPlatform.Building.Pods;

/// <summary>Validates the affinity of a workload, which its pods get as it is.</summary>
/// <remarks>
/// The rules are those of <c>validateAffinity</c> in <c>pkg/apis/core/validation</c> of Kubernetes, and of
/// <c>ValidateLabelSelector</c> in its apimachinery. One is the scheduler's: what Gt and Lt compare with is an integer
/// (<c>nodeaffinity</c> of <c>component-helpers</c>); with another text a pod never gets a node. The numbers of items are
/// limited because API servers reject CEL rules for the items of unbounded lists.
/// </remarks>
internal static class AffinityValidator
{
    private const int MaxItems = 32;
    private const int MaxValueLength = 253;
    private const int MinWeight = 1;
    private const int MaxWeight = 100;

    public static void Validate(Field path, V1Affinity? affinity, ProblemSet problems)
    {
        if (affinity is null)
        {
            return;
        }

        ValidateNodes((path, ".nodeAffinity"), affinity.NodeAffinity, problems);
        ValidatePods(
            (path, ".podAffinity"),
            affinity.PodAffinity?.RequiredDuringSchedulingIgnoredDuringExecution,
            affinity.PodAffinity?.PreferredDuringSchedulingIgnoredDuringExecution,
            problems);
        ValidatePods(
            (path, ".podAntiAffinity"),
            affinity.PodAntiAffinity?.RequiredDuringSchedulingIgnoredDuringExecution,
            affinity.PodAntiAffinity?.PreferredDuringSchedulingIgnoredDuringExecution,
            problems);
    }

    private static void ValidateNodes(Field path, V1NodeAffinity? affinity, ProblemSet problems)
    {
        if (affinity?.RequiredDuringSchedulingIgnoredDuringExecution is { } required)
        {
            Field terms = (path, ".requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms");
            if (required.NodeSelectorTerms is null or { Count: 0 })
            {
                problems.Add(terms, "is required: one or more alternatives");
            }

            Each(
                terms,
                required.NodeSelectorTerms,
                problems,
                (item, term) => ValidateTerm(item, term, problems, isRequired: true));
        }

        Each(
            (path, ".preferredDuringSchedulingIgnoredDuringExecution"),
            affinity?.PreferredDuringSchedulingIgnoredDuringExecution,
            problems,
            (item, preferred) =>
            {
                Checks.Range((item, ".weight"), preferred?.Weight ?? 0, MinWeight, MaxWeight, problems);
                Present((item, ".preference"), preferred?.Preference, "the nodes that get the weight", problems);
                ValidateTerm((item, ".preference"), preferred?.Preference, problems, isRequired: false);
            });
    }

    /// <summary>Kubernetes does not check the values of preferred terms: one that is no label value fits no node.</summary>
    private static void ValidateTerm(Field path, V1NodeSelectorTerm? term, ProblemSet problems, bool isRequired)
    {
        Each((path, ".matchExpressions"), term?.MatchExpressions, problems, (item, requirement) =>
        {
            ValidateLabelTerm(
                item,
                requirement?.Key,
                requirement?.OperatorProperty,
                requirement?.Values,
                ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"],
                problems);
            Each((item, ".values"), requirement?.Values, problems, (place, value) =>
            {
                Checks.Length(place, value, MaxValueLength, problems);
                if (isRequired)
                {
                    Checks.LabelValue(place, value ?? "", problems);
                }
            });
        });
        Each(
            (path, ".matchFields"),
            term?.MatchFields,
            problems,
            (item, requirement) => ValidateField(item, requirement, problems));
    }

    private static void ValidateField(Field path, V1NodeSelectorRequirement? requirement, ProblemSet problems)
    {
        Checks.OneOf((path, ".key"), requirement?.Key ?? "", ["metadata.name"], problems);
        Checks.OneOf((path, ".operator"), requirement?.OperatorProperty ?? "", ["In", "NotIn"], problems);
        if (requirement?.Values is not [var name])
        {
            AddCount((path, ".values"), "exactly one name", requirement?.Values, problems);
        }
        else if (!ResourceNames.IsDnsSubdomain(name ?? ""))
        {
            problems.Add((path, ".values[0]"), $"must be the name of a node, but is {Text.Quote(name ?? "")}");
        }
    }

    private static void ValidatePods(
        Field path, IList<V1PodAffinityTerm>? required, IList<V1WeightedPodAffinityTerm>? preferred, ProblemSet problems)
    {
        Each(
            (path, ".requiredDuringSchedulingIgnoredDuringExecution"),
            required,
            problems,
            (item, term) => ValidatePodTerm(item, term, problems));
        Each((path, ".preferredDuringSchedulingIgnoredDuringExecution"), preferred, problems, (item, weighted) =>
        {
            Checks.Range((item, ".weight"), weighted?.Weight ?? 0, MinWeight, MaxWeight, problems);
            Present((item, ".podAffinityTerm"), weighted?.PodAffinityTerm, "the pods and what counts as near", problems);
            ValidatePodTerm((item, ".podAffinityTerm"), weighted?.PodAffinityTerm, problems);
        });
    }

    private static void ValidatePodTerm(Field path, V1PodAffinityTerm? term, ProblemSet problems)
    {
        Checks.Required((path, ".topologyKey"), term?.TopologyKey, "a node label such as kubernetes.io/hostname", problems);
        Checks.LabelKey((path, ".topologyKey"), term?.TopologyKey, problems);
        ValidateSelector((path, ".labelSelector"), term?.LabelSelector, problems);
        ValidateSelector((path, ".namespaceSelector"), term?.NamespaceSelector, problems);
        Each((path, ".namespaces"), term?.Namespaces, problems, (item, name) => Checks.Namespace(item, name ?? "", problems));
        ValidateLabelKeys((path, ".matchLabelKeys"), term?.MatchLabelKeys, term?.LabelSelector, problems);
        ValidateLabelKeys((path, ".mismatchLabelKeys"), term?.MismatchLabelKeys, term?.LabelSelector, problems);
        ValidateOverlap(path, term, problems);
    }

    private static void ValidateSelector(Field path, V1LabelSelector? selector, ProblemSet problems)
    {
        if (selector?.MatchLabels is { } labels)
        {
            Checks.Count((path, ".matchLabels"), labels.Count, MaxItems, problems);
            Checks.Labels((path, ".matchLabels"), new Dictionary<string, string>(labels), problems);
        }

        Each((path, ".matchExpressions"), selector?.MatchExpressions, problems, (item, requirement) =>
        {
            ValidateLabelTerm(
                item,
                requirement?.Key,
                requirement?.OperatorProperty,
                requirement?.Values,
                ["In", "NotIn", "Exists", "DoesNotExist"],
                problems);
            Each((item, ".values"), requirement?.Values, problems, (place, value) =>
                Checks.LabelValue(place, value ?? "", problems));
        });
    }

    private static void ValidateLabelTerm(
        Field path, string? key, string? comparison, IList<string>? values, ReadOnlySpan<string> operators, ProblemSet problems)
    {
        Checks.LabelKey((path, ".key"), key ?? "", problems);
        Checks.OneOf((path, ".operator"), comparison ?? "", operators, problems);
        switch (comparison)
        {
            case "In" or "NotIn" when values is null or { Count: 0 }:
                AddCount((path, ".values"), $"one or more values with the operator {comparison}", values, problems);
                break;
            case "Exists" or "DoesNotExist" when values is { Count: > 0 }:
                AddCount((path, ".values"), $"no values with the operator {comparison}", values, problems);
                break;
            case "Gt" or "Lt" when values is not [_] && operators.Contains(comparison):
                AddCount((path, ".values"), $"exactly one value with the operator {comparison}", values, problems);
                break;
            case "Gt" or "Lt" when operators.Contains(comparison) && !IsInteger(values![0]):
                problems.Add(
                    (path, ".values[0]"),
                    $"must be a whole number with the operator {comparison}, but is {Text.Quote(values[0] ?? "")}");
                break;
        }
    }

    private static void ValidateLabelKeys(Field path, IList<string>? keys, V1LabelSelector? selector, ProblemSet problems)
    {
        if (keys is null or { Count: 0 })
        {
            return;
        }

        if (selector is null)
        {
            problems.Add(path, "must not be set without labelSelector");
            return;
        }

        Each(path, keys, problems, (item, key) => Checks.LabelKey(item, key ?? "", problems));
    }

    /// <summary>
    /// The API server adds matchLabelKeys to the selector of each pod, where a key may then stand twice but not more often.
    /// </summary>
    private static void ValidateOverlap(Field path, V1PodAffinityTerm? term, ProblemSet problems)
    {
        for (var index = 0; index < term?.MatchLabelKeys?.Count; index++)
        {
            var key = term.MatchLabelKeys[index];
            if (term.MismatchLabelKeys?.Contains(key) == true)
            {
                problems.Add(
                    (path, $".matchLabelKeys[{index}]"),
                    $"must be a key that mismatchLabelKeys does not have, but is {Text.Quote(key ?? "")}");
            }

            var terms = term.LabelSelector?.MatchExpressions?.Count(requirement => requirement?.Key == key) ?? 0;
            if (key is not null && terms + (term.LabelSelector?.MatchLabels?.ContainsKey(key) == true ? 1 : 0) > 1)
            {
                problems.Add(
                    (path, $".matchLabelKeys[{index}]"),
                    $"must be a key that labelSelector has at most once, but is {Text.Quote(key)}");
            }
        }
    }

    private static void Each<T>(Field path, IList<T>? items, ProblemSet problems, Action<Field, T?> check)
    {
        Checks.Count(path, items?.Count, MaxItems, problems);
        for (var index = 0; index < items?.Count; index++)
        {
            check((path, $"[{index}]"), items[index]);
        }
    }

    private static void Present(Field path, object? value, string meaning, ProblemSet problems)
    {
        if (value is null)
        {
            problems.Add(path, $"is required: {meaning}");
        }
    }

    private static void AddCount(Field path, string allowed, IList<string>? values, ProblemSet problems) => problems.Add(
        path, string.Create(CultureInfo.InvariantCulture, $"must have {allowed}, but has {values?.Count ?? 0}"));

    private static bool IsInteger(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
