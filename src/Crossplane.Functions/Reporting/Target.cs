namespace Crossplane.Functions.Reporting;

/// <summary>The recipient of a result or a condition: the composite, or also its claim.</summary>
public enum Target
{
    /// <summary>Only the composite; the default.</summary>
    Composite = 1,

    /// <summary>The composite and its claim, if it has one.</summary>
    CompositeAndClaim = 2,
}
