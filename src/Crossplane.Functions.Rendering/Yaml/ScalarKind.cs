namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>The type of a plain scalar in YAML 1.1.</summary>
internal enum ScalarKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>Null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An integer of at most 64 bits.</summary>
    Integer,

    /// <summary>A floating-point number, infinity or NaN.</summary>
    Float,

    /// <summary>A date, or a date and a time.</summary>
    Timestamp,
}
