namespace Crossplane.Functions.Resources;

/// <summary>Whether a desired resource is ready. Crossplane looks at nothing else, and only <see cref="True"/> counts.</summary>
public enum Ready
{
    /// <summary>No function has said; a later function may. Counts as not ready.</summary>
    Unspecified = 0,

    /// <summary>The resource does its work.</summary>
    True = 1,

    /// <summary>The resource does not do its work yet, or no more.</summary>
    False = 2,
}
