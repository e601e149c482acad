namespace Crossplane.Functions.Hosting;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The server cannot start with these flags and this environment; trying again does not help.</summary>
    public const int Misconfigured = 2;
}
