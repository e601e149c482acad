using System.Reflection;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>The program that runs.</summary>
internal static class RunningProgram
{
    /// <summary>Its name, which is that of its main assembly.</summary>
    public static string Name { get; } = Assembly.GetEntryAssembly()?.GetName().Name ?? "unknown";

    /// <summary>Its version, with the revision it was built from if that is known.</summary>
    public static string Version { get; } =
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? "unknown";
}
