namespace Crossplane.Functions.Hosting;

/// <summary>What the process returns.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>Starting again with the same flags and environment would not help.</summary>
    public const int Misconfigured = 2;
}
