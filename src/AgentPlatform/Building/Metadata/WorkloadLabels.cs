namespace AgentPlatform.Building.Metadata;

/// <summary>The labels of a workload's objects, based on Kubernetes' recommended labels.</summary>
/// <remarks>
/// <c>app.kubernetes.io/instance</c> is not set: Argo CD can track by it and would prune objects that it did not apply.
/// </remarks>
internal static class WorkloadLabels
{
    private const string App = "app";
    private const string Name = "app.kubernetes.io/name";
    private const string Component = "app.kubernetes.io/component";
    private const string Version = "app.kubernetes.io/version";
    private const string ManagedBy = "app.kubernetes.io/managed-by";

    /// <summary>The pod selector; part of the public API, because selectors are immutable.</summary>
    public static Dictionary<string, string> Selector(string name) => new Dictionary<string, string>
    {
        [App] = name,
        [Name] = name,
    };

    /// <summary>The labels of every object. The version changes with every release, so it is not in the selector.</summary>
    public static Dictionary<string, string> All(string name, string component, string version) => new Dictionary<string, string>
    {
        [App] = name,
        [Name] = name,
        [Component] = component,
        [Version] = version,
        [ManagedBy] = "crossplane",
    };
}
