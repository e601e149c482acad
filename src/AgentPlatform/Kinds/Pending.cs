using Crossplane.Functions.Conversion;

namespace AgentPlatform.Kinds;

/// <summary>
/// The composite is not rendered, because it waits for an object of others that is not looked up yet or does not exist. What
/// exists stays as it is, and the composite is not ready.
/// </summary>
/// <param name="Status">What is known so far of the composite's status, without conditions; null to keep it as it is.</param>
/// <param name="Conditions">What is known so far of the composite's conditions.</param>
public sealed record Pending(StructDocument? Status, IReadOnlyList<ConditionReport> Conditions) : CompositeAnswer;
