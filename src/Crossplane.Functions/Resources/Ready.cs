namespace Crossplane.Functions.Resources;

/// <summary>
/// The readiness of a desired resource. Crossplane derives the composite's readiness from it alone; only <see cref="True"/>
/// counts.
/// </summary>
public enum Ready
{
    /// <summary>No function has set the readiness; a later function may. Counts as not ready.</summary>
    Unspecified = 0,

    /// <summary>The resource is ready.</summary>
    True = 1,

    /// <summary>The resource is not ready.</summary>
    False = 2,
}
