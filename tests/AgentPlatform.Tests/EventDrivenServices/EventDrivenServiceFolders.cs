using System.Runtime.CompilerServices;

namespace AgentPlatform.Tests.EventDrivenServices;

/// <summary>Where the YAML of these tests is: beside their source.</summary>
internal static class EventDrivenServiceFolders
{
    public static string Cases => Path.Combine(Here(), "Cases");

    private static string Here([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
