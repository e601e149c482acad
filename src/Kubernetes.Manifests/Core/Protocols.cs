namespace Kubernetes.Manifests.Core;

/// <summary>The transport protocols of ports in containers, services and network policies.</summary>
public static class Protocols
{
    /// <summary>What Kubernetes takes when no protocol is given.</summary>
    public const string Tcp = "TCP";

    /// <summary>Name resolution needs it beside TCP.</summary>
    public const string Udp = "UDP";

    /// <summary>Not every network plugin carries it.</summary>
    public const string Sctp = "SCTP";
}
