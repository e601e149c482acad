namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>The style in which a string is written.</summary>
internal enum ScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single quotes. Only the single quote is escaped.</summary>
    SingleQuoted,

    /// <summary>In double quotes, with escapes.</summary>
    DoubleQuoted,

    /// <summary>As lines after <c>|</c>.</summary>
    Literal,
}
