namespace Crossplane.Functions.Requirements;

/// <summary>The state of a requirement.</summary>
public enum RequirementState
{
    /// <summary>Crossplane has not answered yet and calls again with the answer. Return without deciding on it.</summary>
    Pending,

    /// <summary>Crossplane has answered; nothing matches.</summary>
    Missing,

    /// <summary>Crossplane has answered with at least one object, or with the schema.</summary>
    Found,
}
