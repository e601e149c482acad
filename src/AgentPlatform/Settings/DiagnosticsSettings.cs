namespace AgentPlatform.Settings;

/// <summary>What the function looks at to explain why a service does not run.</summary>
public sealed record DiagnosticsSettings
{
    /// <summary>
    /// Whether the function asks for the pods of a service while its Deployment is not ready; false when null. Crossplane then
    /// needs the right to list and watch pods, and keeps all pods of its cluster in memory.
    /// </summary>
    public bool? Pods { get; init; }
}
