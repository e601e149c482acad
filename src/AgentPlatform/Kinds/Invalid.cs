using Crossplane.Functions.Problems;

namespace AgentPlatform.Kinds;

/// <summary>The composite is not rendered, because something must be changed first.</summary>
/// <param name="Problems">What must be changed; not empty.</param>
public sealed record Invalid(ProblemSet Problems) : CompositeAnswer;
