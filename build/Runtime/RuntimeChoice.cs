namespace Build.Runtime;

/// <summary>The way to compile the function.</summary>
internal enum RuntimeChoice
{
    /// <summary>Native if this machine has the toolchain, otherwise trimmed.</summary>
    Auto,

    /// <summary>Machine code, compiled ahead of time (native AOT).</summary>
    Native,

    /// <summary>A single file with .NET and the function, trimmed and compiled ReadyToRun.</summary>
    Trimmed,
}
