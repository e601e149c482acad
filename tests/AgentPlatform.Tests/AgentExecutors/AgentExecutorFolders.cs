using System.Runtime.CompilerServices;

namespace AgentPlatform.Tests.AgentExecutors;

/// <summary>Where the YAML of these tests is: beside their source.</summary>
internal static class AgentExecutorFolders
{
    public static string Cases => Path.Combine(Here(), "Cases");

    public static string Golden => Path.Combine(Here(), "Golden");

    private static string Here([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
