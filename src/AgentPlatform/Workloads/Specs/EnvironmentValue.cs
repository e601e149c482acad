namespace AgentPlatform.Workloads.Specs;

/// <summary>An environment variable with a value that is not secret.</summary>
public sealed record EnvironmentValue
{
    /// <summary>The variable's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its value; empty when null. <c>$(NAME)</c> stands for a variable before it.</summary>
    public string? Value { get; init; }
}
