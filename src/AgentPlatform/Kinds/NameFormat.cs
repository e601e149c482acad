namespace AgentPlatform.Kinds;

/// <summary>How the objects of a composite may be named.</summary>
public enum NameFormat
{
    /// <summary>
    /// As a Service must be: a DNS label that starts with a letter (RFC 1035), and neither <c>default</c> nor <c>kubernetes</c>,
    /// the names of Kubernetes' own ServiceAccount and Service.
    /// </summary>
    Service,

    /// <summary>A DNS label (RFC 1123).</summary>
    DnsLabel,
}
