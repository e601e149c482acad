namespace Crossplane.Functions.Hosting;

/// <summary>The internet protocols that a server listens on.</summary>
public enum ListenNetwork
{
    /// <summary>IPv4 and IPv6 when no host is given; else the protocol of the host, IPv4 before IPv6.</summary>
    Tcp,

    /// <summary>IPv4 only.</summary>
    Tcp4,

    /// <summary>IPv6 only.</summary>
    Tcp6,
}
