namespace AgentPlatform.Workloads.Specs;

/// <summary>A Secret that becomes environment variables: all of its keys, or those that are listed.</summary>
public sealed record SecretReference
{
    /// <summary>The Secret's name.</summary>
    public string? Name { get; init; }

    /// <summary>Whether pods start without it; false when null.</summary>
    public bool? Optional { get; init; }

    /// <summary>Put in front of every key; only where no keys are listed.</summary>
    public string? Prefix { get; init; }

    /// <summary>Keys and the variables they become; all keys under their own names when null or empty.</summary>
    public IReadOnlyList<SecretVariable>? Env { get; init; }
}
