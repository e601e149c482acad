namespace Crossplane.Functions.Reporting;

/// <summary>What a result means for the pipeline.</summary>
public enum Severity
{
    /// <summary>Ends the pipeline; nothing is applied.</summary>
    Fatal = 1,

    /// <summary>An event of type Warning. Does not change the composite's conditions.</summary>
    Warning = 2,

    /// <summary>An event of type Normal.</summary>
    Normal = 3,
}
