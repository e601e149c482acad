namespace AgentPlatform.Building.Environment;

/// <summary>An environment variable with a value that is not secret.</summary>
public sealed record EnvironmentValue
{
    /// <summary>The variable's name.</summary>
    public string? Name { get; init; }

    /// <summary>The value; empty when null. <c>$(NAME)</c> refers to a variable defined before this one.</summary>
    public string? Value { get; init; }
}
