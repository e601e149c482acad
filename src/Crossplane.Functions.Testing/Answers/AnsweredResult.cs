using Crossplane.Functions.Reporting;

namespace Crossplane.Functions.Testing.Answers;

/// <summary>A result of a call.</summary>
/// <param name="Severity">The severity.</param>
/// <param name="Message">The message.</param>
/// <param name="Reason">The reason; null for Crossplane's default.</param>
/// <param name="Target">The recipient.</param>
public sealed record AnsweredResult(Severity Severity, string Message, string? Reason, Target Target);
