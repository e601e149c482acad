namespace Kubernetes.Manifests.Core;

/// <summary>
/// A check that the node runs on a container: exactly one of <see cref="HttpGet"/>, <see cref="TcpSocket"/> and
/// <see cref="Exec"/>.
/// </summary>
public sealed record Probe
{
    /// <summary>Succeeds on a status from 200 to 399.</summary>
    public HttpGetAction? HttpGet { get; init; }

    /// <summary>Succeeds when the connection is accepted.</summary>
    public TcpSocketAction? TcpSocket { get; init; }

    /// <summary>Succeeds when the command ends with 0.</summary>
    public ExecAction? Exec { get; init; }

    /// <summary>Seconds from the container's start to the first check; 0 when null.</summary>
    public int? InitialDelaySeconds { get; init; }

    /// <summary>Seconds from check to check, at least 1; 10 when null.</summary>
    public int? PeriodSeconds { get; init; }

    /// <summary>Seconds until an unanswered check has failed, at least 1; 1 when null.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>Successes in a row that end a failure; 1 when null, and always 1 for liveness and startup.</summary>
    public int? SuccessThreshold { get; init; }

    /// <summary>Failures in a row that count as a failure, at least 1; 3 when null.</summary>
    public int? FailureThreshold { get; init; }

    /// <summary>Seconds, at least 1, instead of the pod's own when this probe ends the container. Not for readiness.</summary>
    public long? TerminationGracePeriodSeconds { get; init; }
}
