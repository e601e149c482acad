namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>How a string is written.</summary>
internal enum ScalarStyle
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>Between apostrophes; nothing is escaped but the apostrophe.</summary>
    SingleQuoted,

    /// <summary>Between double quotes, with escapes.</summary>
    DoubleQuoted,

    /// <summary>The lines themselves, under a <c>|</c>.</summary>
    Literal,
}
