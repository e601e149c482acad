using Crossplane.Functions;
using Crossplane.Functions.Reporting;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Shared;

/// <summary>Sets the composite's conditions and emits an event for each change.</summary>
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
    /// Compares a report with the observed condition. A condition that did not exist before is not a change: the composite has
    /// just been created.
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
