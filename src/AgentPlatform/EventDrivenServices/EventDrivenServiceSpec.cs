using AgentPlatform.Kinds;

namespace AgentPlatform.EventDrivenServices;

/// <summary>The desired state.</summary>
public sealed record EventDrivenServiceSpec
{
    /// <summary>The container image: <c>ghcr.io/org/service:v1.0.0</c>. Required.</summary>
    public string? Image { get; init; }

    /// <summary>
    /// Requests and limits: <c>micro</c>, <c>small</c>, <c>medium</c>, <c>large</c> or a size that the platform defines.
    /// </summary>
    public string? Size { get; init; }

    /// <summary>The stream that the service consumes. Required.</summary>
    public NatsSpec? Nats { get; init; }

    /// <summary>The first Secret whose keys become environment variables.</summary>
    public string? Secret1Name { get; init; }

    /// <summary>The second Secret whose keys become environment variables.</summary>
    public string? Secret2Name { get; init; }

    /// <summary>The third Secret whose keys become environment variables.</summary>
    public string? Secret3Name { get; init; }

    /// <summary>The fourth Secret whose keys become environment variables.</summary>
    public string? Secret4Name { get; init; }

    /// <summary>The fifth Secret whose keys become environment variables.</summary>
    public string? Secret5Name { get; init; }

    /// <summary>The sixth Secret whose keys become environment variables.</summary>
    public string? Secret6Name { get; init; }

    /// <summary>The seventh Secret whose keys become environment variables.</summary>
    public string? Secret7Name { get; init; }

    /// <summary>The eighth Secret whose keys become environment variables.</summary>
    public string? Secret8Name { get; init; }

    /// <summary>The ninth Secret whose keys become environment variables.</summary>
    public string? Secret9Name { get; init; }

    /// <summary>The tenth Secret whose keys become environment variables.</summary>
    public string? Secret10Name { get; init; }

    /// <summary>The image pull Secrets.</summary>
    public IReadOnlyList<PullSecret>? ImagePullSecrets { get; init; }

    /// <summary>The HTTP port, 1 to 65535. If set, a Service <c>&lt;name&gt;-http</c> is created.</summary>
    public int? HttpPort { get; init; }

    /// <summary>The path of the liveness and startup probes.</summary>
    public string? HealthPath { get; init; }

    /// <summary>The path of the readiness probe.</summary>
    public string? ReadyPath { get; init; }

    /// <summary><c>None</c> or <c>ClientIP</c>, for the Service <c>&lt;name&gt;-http</c>.</summary>
    public string? SessionAffinity { get; init; }

    /// <summary>The init container; none when null.</summary>
    public InitContainerSpec? InitContainer { get; init; }

    /// <summary>Whether the containers can write to <c>/tmp</c> only; true when null.</summary>
    public bool? ReadOnlyRootFilesystem { get; init; }

    /// <summary>The claim, set by Crossplane on composites behind claims.</summary>
    public ClaimReference? ClaimRef { get; init; }
}
