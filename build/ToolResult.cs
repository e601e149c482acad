namespace Build;

/// <summary>The exit code and the output of a program.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The complete output, for an error message.</summary>
    public string Said => $"{Output}\n{Error}".Trim();
}
