namespace Build.Runtime;

/// <summary>How the function is compiled.</summary>
internal enum RuntimeChoice
{
    /// <summary>Natively where this machine can, otherwise trimmed.</summary>
    Auto,

    /// <summary>To machine code, ahead of time.</summary>
    Native,

    /// <summary>.NET and the function in one file, without what is not used, and compiled ahead of time as far as that goes.</summary>
    Trimmed,
}
