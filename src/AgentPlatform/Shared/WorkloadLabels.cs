namespace AgentPlatform.Shared;

/// <summary>The labels of a workload's objects, after Kubernetes' recommended labels.</summary>
/// <remarks>
/// <c>app.kubernetes.io/instance</c> is not among them: Argo CD tracks by it and would prune what it did not apply itself.
/// </remarks>
internal static class WorkloadLabels
{
    private const string App = "app";
    private const string Name = "app.kubernetes.io/name";
    private const string Component = "app.kubernetes.io/component";
    private const string Version = "app.kubernetes.io/version";
    private const string ManagedBy = "app.kubernetes.io/managed-by";

    /// <summary>What pods are selected by; part of the public API, because selectors are immutable.</summary>
    public static Dictionary<string, string> Selector(string name) => new Dictionary<string, string>
    {
        [App] = name,
        [Name] = name,
    };

    /// <summary>What every object carries. The version changes with every release, so no selector has it.</summary>
    public static Dictionary<string, string> All(string name, string component, string version) => new Dictionary<string, string>
    {
        [App] = name,
        [Name] = name,
        [Component] = component,
        [Version] = version,
        [ManagedBy] = "crossplane",
    };
}
