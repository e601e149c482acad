namespace Build;

/// <summary>What a program left behind.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Everything it said, for a message.</summary>
    public string Said => $"{Output}\n{Error}".Trim();
}
