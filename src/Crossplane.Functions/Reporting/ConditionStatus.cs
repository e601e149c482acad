namespace Crossplane.Functions.Reporting;

/// <summary>The three states of a status condition.</summary>
public enum ConditionStatus
{
    /// <summary>It cannot be told.</summary>
    Unknown = 1,

    /// <summary>It holds.</summary>
    True = 2,

    /// <summary>It does not hold.</summary>
    False = 3,
}
