using Crossplane.Functions;
using Crossplane.Functions.Reporting;

namespace AgentPlatform.Kinds;

/// <summary>Sets the composite's conditions and emits an event for each change.</summary>
internal static class ConditionEvents
{
    public static void Report(FunctionContext context, IReadOnlyList<ConditionReport> reports, PreviousStatus previous)
    {
        foreach (var report in reports)
        {
            Set(context.Conditions, report).WithMessage(report.Message).TargetCompositeAndClaim();
            if (HasChanged(previous, report))
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
    private static bool HasChanged(PreviousStatus previous, ConditionReport report) =>
        previous.Condition(report.Type) is { } before
        && (before.Status != report.Status.ToString() || (before.Reason != report.Reason && !report.IsRoutine));
}
