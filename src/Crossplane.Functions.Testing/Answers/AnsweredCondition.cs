using Crossplane.Functions.Reporting;

namespace Crossplane.Functions.Testing.Answers;

/// <summary>A condition that a function sets on the composite.</summary>
/// <param name="Type">The type.</param>
/// <param name="Status">The status.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Message">The message; null if there is none.</param>
/// <param name="Target">The recipient.</param>
public sealed record AnsweredCondition(string Type, ConditionStatus Status, string Reason, string? Message, Target Target);
