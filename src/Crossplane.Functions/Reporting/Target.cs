namespace Crossplane.Functions.Reporting;

/// <summary>Who is told.</summary>
public enum Target
{
    /// <summary>The composite only; the default.</summary>
    Composite = 1,

    /// <summary>The composite and, where it has one, its claim.</summary>
    CompositeAndClaim = 2,
}
