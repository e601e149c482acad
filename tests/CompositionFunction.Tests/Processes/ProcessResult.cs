namespace CompositionFunction.Tests.Processes;

/// <summary>What a process that has ended left behind.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error);
