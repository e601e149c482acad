namespace AgentPlatform.Building.Environment;

/// <summary>A Secret whose keys, all or only the listed ones, become environment variables.</summary>
public sealed record SecretReference
{
    /// <summary>The Secret's name.</summary>
    public string? Name { get; init; }

    /// <summary>Whether pods start without the Secret; false when null.</summary>
    public bool? Optional { get; init; }

    /// <summary>A prefix for every key; allowed only if no keys are listed.</summary>
    public string? Prefix { get; init; }

    /// <summary>Keys and their variables; all keys under their own names when null or empty.</summary>
    public IReadOnlyList<SecretVariable>? Env { get; init; }
}
