using Crossplane.Functions;
using Crossplane.Functions.Reporting;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Shared;

/// <summary>Gives the composite its conditions, and an event for each one that has changed.</summary>
internal static class ConditionEvents
{
    public static void Report(FunctionContext context, IReadOnlyList<ConditionReport> reports)
    {
        var before = context.Observed.Composite.Document is { } composite ? StatusCondition.ListOf(composite) : [];
        foreach (var report in reports)
        {
            Set(context.Conditions, report).WithMessage(report.Message).TargetCompositeAndClaim();
            if (HasChanged(before, report))
            {
                var message = $"{report.Type}: {report.Message}";
                var result = report.IsFailure ? context.Results.Warning(message) : context.Results.Normal(message);
                result.WithReason(report.Reason).TargetCompositeAndClaim();
            }
        }
    }

    private static CompositeCondition Set(ConditionSet conditions, ConditionReport report) => report.Status switch
    {
        ConditionStatus.True => conditions.True(report.Type, report.Reason),
        ConditionStatus.False => conditions.False(report.Type, report.Reason),
        _ => conditions.Unknown(report.Type, report.Reason),
    };

    /// <summary>
    /// Compares with the condition that the composite has. Nothing is said the first time: nothing has happened to a
    /// composite that was just made.
    /// </summary>
    private static bool HasChanged(IReadOnlyList<StatusCondition?> conditions, ConditionReport report)
    {
        foreach (var condition in conditions)
        {
            if (condition?.Type == report.Type)
            {
                return condition.Status != report.Status.ToString() || condition.Reason != report.Reason;
            }
        }

        return false;
    }
}
