namespace AgentPlatform.Workloads.Specs;

/// <summary>A key of a Secret and the environment variable that it becomes.</summary>
public sealed record SecretVariable
{
    /// <summary>The key.</summary>
    public string? SecretKey { get; init; }

    /// <summary>The variable's name; the key itself when null.</summary>
    public string? EnvName { get; init; }
}
