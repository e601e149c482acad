using Crossplane.Functions.Reporting;

namespace AgentPlatform.Kinds;

/// <summary>A condition of the composite.</summary>
/// <param name="Type">The type, in PascalCase.</param>
/// <param name="Status">The status.</param>
/// <param name="Reason">The reason, a word in PascalCase. A change of reason or status emits an event.</param>
/// <param name="Message">A sentence that tells the developer what to do.</param>
/// <param name="IsFailure">Whether somebody has to act. The event is then a warning, and the phase is Degraded.</param>
/// <param name="IsPassing">
/// Whether this may be over at any moment, so that the next call is due soon even if everything is ready.
/// </param>
/// <param name="IsRoutine">
/// Whether an autoscaler brings this about in its normal work. A change of the reason alone then emits no event.
/// </param>
public sealed record ConditionReport(
    string Type,
    ConditionStatus Status,
    string Reason,
    string Message,
    bool IsFailure = false,
    bool IsPassing = false,
    bool IsRoutine = false);
