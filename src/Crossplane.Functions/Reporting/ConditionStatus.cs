namespace Crossplane.Functions.Reporting;

/// <summary>The status of a condition, as defined by the Kubernetes API conventions.</summary>
public enum ConditionStatus
{
    /// <summary>The status cannot be determined.</summary>
    Unknown = 1,

    /// <summary>The condition is true.</summary>
    True = 2,

    /// <summary>The condition is false.</summary>
    False = 3,
}
