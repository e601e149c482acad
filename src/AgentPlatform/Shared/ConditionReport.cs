using Crossplane.Functions.Reporting;

namespace AgentPlatform.Shared;

/// <summary>A condition of the composite.</summary>
/// <param name="Type">The type, in PascalCase.</param>
/// <param name="Status">The status.</param>
/// <param name="Reason">The reason, a word in PascalCase. A change of reason or status emits an event.</param>
/// <param name="Message">A sentence that tells the developer what to do.</param>
/// <param name="IsFailure">Whether somebody has to act. The event is then a warning.</param>
public sealed record ConditionReport(string Type, ConditionStatus Status, string Reason, string Message, bool IsFailure = false);
