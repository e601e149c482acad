namespace TestSupport.Processes;

/// <summary>What a process that has ended left behind.</summary>
public sealed record ProcessResult(int ExitCode, string Output, string Error);
