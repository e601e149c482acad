namespace AgentPlatform.Workloads.Specs;

/// <summary>How evenly pods are spread over places.</summary>
public sealed record TopologySpreadSpec
{
    /// <summary>The node label whose values are the places: <c>kubernetes.io/hostname</c>. Required.</summary>
    public string? TopologyKey { get; init; }

    /// <summary>The difference allowed between places, 1 or more.</summary>
    public int? MaxSkew { get; init; }

    /// <summary><c>ScheduleAnyway</c> or <c>DoNotSchedule</c>.</summary>
    public string? WhenUnsatisfiable { get; init; }
}
