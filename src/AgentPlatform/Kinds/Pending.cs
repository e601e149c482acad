using Crossplane.Functions.Conversion;

namespace AgentPlatform.Kinds;

/// <summary>
/// The composite is not rendered yet, because it waits for the answer to a requirement. What exists stays as it is.
/// </summary>
/// <param name="Status">What is known so far of the composite's status, without conditions; null for nothing.</param>
/// <param name="Conditions">What is known so far of the composite's conditions.</param>
public sealed record Pending(StructDocument? Status, IReadOnlyList<ConditionReport> Conditions) : CompositeAnswer;
