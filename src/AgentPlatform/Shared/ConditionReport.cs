using Crossplane.Functions.Reporting;

namespace AgentPlatform.Shared;

/// <summary>A condition of the composite.</summary>
/// <param name="Type">In PascalCase.</param>
/// <param name="Status">Whether it holds.</param>
/// <param name="Reason">A word in PascalCase; an event is given when it or the status changes.</param>
/// <param name="Message">A sentence that the developer can act on.</param>
/// <param name="IsFailure">Whether somebody must do something; the event of a change to it is a warning.</param>
public sealed record ConditionReport(string Type, ConditionStatus Status, string Reason, string Message, bool IsFailure = false);
