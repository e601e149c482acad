namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>What a reader of YAML 1.1 takes a plain scalar for.</summary>
internal enum ScalarKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>Nothing.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of at most 64 bits.</summary>
    Integer,

    /// <summary>A number, infinity or "not a number".</summary>
    Float,

    /// <summary>A date, or a date and a time.</summary>
    Timestamp,
}
