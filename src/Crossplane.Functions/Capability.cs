namespace Crossplane.Functions;

/// <summary>A capability of the calling Crossplane, as in <c>Capability</c> of run_function.proto.</summary>
public enum Capability
{
    /// <summary>Answers requirements for resources (<see cref="FunctionContext.Require"/>).</summary>
    RequiredResources = 2,

    /// <summary>Passes the credentials of the pipeline step (<see cref="FunctionContext.Credentials"/>).</summary>
    Credentials = 3,

    /// <summary>Sets the conditions of a response on the composite (<see cref="FunctionContext.Conditions"/>).</summary>
    Conditions = 4,

    /// <summary>Answers requirements for schemas.</summary>
    RequiredSchemas = 5,
}
