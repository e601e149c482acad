namespace Crossplane.Functions.Reporting;

/// <summary>The severity of a result.</summary>
public enum Severity
{
    /// <summary>Ends the pipeline; Crossplane applies nothing of this run.</summary>
    Fatal = 1,

    /// <summary>Emits an event of type Warning; the pipeline continues, and the composite's conditions do not change.</summary>
    Warning = 2,

    /// <summary>Emits an event of type Normal; the pipeline continues.</summary>
    Normal = 3,
}
