namespace AgentPlatform.Values;

/// <summary>The built-in sizes.</summary>
internal static class Sizes
{
    private static readonly (string Name, Size Size)[] Table =
    [
        ("micro", Create("100m", "500m", "256Mi", "1Gi")),
        ("small", Create("250m", "1000m", "512Mi", "2Gi")),
        ("medium", Create("500m", "2000m", "1Gi", "4Gi")),
        ("large", Create("1000m", "4000m", "2Gi", "8Gi")),
    ];

    public static string[] Names { get; } = [.. Table.Select(size => size.Name)];

    /// <summary>Null if there is no such size.</summary>
    public static Size? Find(string name) => Array.Find(Table, size => size.Name == name).Size;

    private static Size Create(string cpuRequest, string cpuLimit, string memoryRequest, string memoryLimit) => new(
        new ResourceAmounts { Cpu = cpuRequest, Memory = memoryRequest },
        new ResourceAmounts { Cpu = cpuLimit, Memory = memoryLimit });
}
