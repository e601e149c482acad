using Kubernetes.Manifests.Core;

namespace AgentPlatform.Shared;

/// <summary>The sizes that a workload may have where the platform says nothing else.</summary>
internal static class Sizes
{
    private static readonly (string Name, ResourceRequirements Resources)[] Table =
    [
        ("micro", Of("100m", "500m", "256Mi", "1Gi")),
        ("small", Of("250m", "1000m", "512Mi", "2Gi")),
        ("medium", Of("500m", "2000m", "1Gi", "4Gi")),
        ("large", Of("1000m", "4000m", "2Gi", "8Gi")),
    ];

    public static string[] Names { get; } = [.. Table.Select(size => size.Name)];

    /// <summary>The requests and limits of a size; null if there is no such size.</summary>
    public static ResourceRequirements? Find(string name) =>
        Array.Find(Table, size => size.Name == name).Resources;

    public static ResourceRequirements Of(string cpuRequest, string cpuLimit, string memoryRequest, string memoryLimit) => new()
    {
        Requests = new Dictionary<string, string> { ["cpu"] = cpuRequest, ["memory"] = memoryRequest },
        Limits = new Dictionary<string, string> { ["cpu"] = cpuLimit, ["memory"] = memoryLimit },
    };
}
