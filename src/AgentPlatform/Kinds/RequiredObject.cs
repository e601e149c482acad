using Crossplane.Functions.Requirements;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Kinds;

/// <summary>An object of others.</summary>
/// <param name="State">Whether it exists, as far as that is known.</param>
/// <param name="Object">The object; null unless it is found.</param>
internal readonly record struct RequiredObject(RequirementState State, Resource? Object);
