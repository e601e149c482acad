using System.Globalization;
using AgentPlatform.Shared;
using AgentPlatform.Workloads.Specs;
using Crossplane.Functions.Problems;
using k8s.Models;

namespace AgentPlatform.Workloads;

/// <summary>Validates the scheduling and disruption budget of a workload.</summary>
internal static class SchedulingValidator
{
    private const int MaxTolerations = 64;

    public static void Validate(string path, WorkloadSpec spec, ProblemSet problems)
    {
        Checks.Labels((path, ".nodeSelector"), spec.NodeSelector, problems);
        Checks.Count((path, ".tolerations"), spec.Tolerations?.Count, MaxTolerations, problems);
        for (var index = 0; index < spec.Tolerations?.Count; index++)
        {
            ValidateToleration($"{path}.tolerations[{index}]", spec.Tolerations[index] ?? new V1Toleration(), problems);
        }

        for (var index = 0; index < spec.TopologySpread?.Count; index++)
        {
            ValidateSpread($"{path}.topologySpread[{index}]", spec.TopologySpread[index] ?? new TopologySpreadSpec(), problems);
        }

        Checks.ObjectNameOrNone((path, ".priorityClassName"), spec.PriorityClassName, "a PriorityClass", problems);
        ValidateBudget((path, ".podDisruptionBudget"), spec.PodDisruptionBudget, problems);
    }

    private static void ValidateToleration(Field path, V1Toleration toleration, ProblemSet problems)
    {
        Checks.OneOf((path, ".operator"), toleration.OperatorProperty, ["Equal", "Exists"], problems);
        Checks.OneOf((path, ".effect"), toleration.Effect, ["NoSchedule", "PreferNoSchedule", "NoExecute"], problems);
        if (string.IsNullOrEmpty(toleration.Key) && toleration.OperatorProperty != "Exists")
        {
            problems.Add($"{path}.operator", "must be Exists where there is no key");
        }

        if (toleration.OperatorProperty == "Exists" && !string.IsNullOrEmpty(toleration.Value))
        {
            problems.Add($"{path}.value", "must not be set with the operator Exists");
        }

        if (toleration.TolerationSeconds is not null && toleration.Effect != "NoExecute")
        {
            problems.Add($"{path}.tolerationSeconds", "must not be set without the effect NoExecute");
        }
    }

    private static void ValidateSpread(Field path, TopologySpreadSpec spread, ProblemSet problems)
    {
        Checks.Required((path, ".topologyKey"), spread.TopologyKey, "a node label such as kubernetes.io/hostname", problems);
        Checks.Range((path, ".maxSkew"), spread.MaxSkew, 1, int.MaxValue, problems);
        Checks.OneOf((path, ".whenUnsatisfiable"), spread.WhenUnsatisfiable, ["ScheduleAnyway", "DoNotSchedule"], problems);
    }

    private static void ValidateBudget(Field path, PodDisruptionBudgetSpec? budget, ProblemSet problems)
    {
        if (budget is null)
        {
            return;
        }

        var isKnown = problems.Any(problem => problem.Path.StartsWith($"{path}.", StringComparison.Ordinal));
        if (!isKnown && budget.MinAvailable is null == budget.MaxUnavailable is null)
        {
            problems.Add(path, "must have exactly one of minAvailable and maxUnavailable");
        }

        ValidateAmount((path, ".minAvailable"), budget.MinAvailable, problems);
        ValidateAmount((path, ".maxUnavailable"), budget.MaxUnavailable, problems);
    }

    private static void ValidateAmount(Field path, CountOrPercentage? amount, ProblemSet problems)
    {
        var isRight = amount switch
        {
            null => true,
            { Count: { } count } => count >= 0,
            { Text: { } text } => IsPercentage(text),
            _ => false,
        };
        if (!isRight)
        {
            problems.Add(path, $"must be a number from 0 or a percentage such as 50%, but is {Text.Quote(amount.ToString()!)}");
        }
    }

    private static bool IsPercentage(string text) =>
        text.EndsWith('%')
        && byte.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
        && percent <= 100;
}
