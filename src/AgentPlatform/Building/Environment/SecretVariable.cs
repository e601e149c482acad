namespace AgentPlatform.Building.Environment;

/// <summary>Maps a key of a Secret to an environment variable.</summary>
public sealed record SecretVariable
{
    /// <summary>The key.</summary>
    public string? SecretKey { get; init; }

    /// <summary>The variable's name; the key itself when null.</summary>
    public string? EnvName { get; init; }
}
