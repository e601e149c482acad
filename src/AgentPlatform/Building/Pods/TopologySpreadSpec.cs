namespace AgentPlatform.Building.Pods;

/// <summary>Spreads pods evenly over topology domains.</summary>
public sealed record TopologySpreadSpec
{
    /// <summary>The node label that defines the domains, such as <c>kubernetes.io/hostname</c>. Required.</summary>
    public string? TopologyKey { get; init; }

    /// <summary>The maximum difference in the number of pods between domains, 1 or more.</summary>
    public int? MaxSkew { get; init; }

    /// <summary><c>ScheduleAnyway</c> or <c>DoNotSchedule</c>.</summary>
    public string? WhenUnsatisfiable { get; init; }
}
