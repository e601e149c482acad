namespace Crossplane.Functions.Requirements;

/// <summary>What is known of something that a function requires.</summary>
public enum RequirementState
{
    /// <summary>Crossplane has not looked yet: it calls again with the answer. Return without deciding on it.</summary>
    Pending,

    /// <summary>Crossplane has looked; there is none.</summary>
    Missing,

    /// <summary>Crossplane has found it.</summary>
    Found,
}
