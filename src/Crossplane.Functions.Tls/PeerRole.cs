namespace Crossplane.Functions.Tls;

/// <summary>The side of a TLS connection whose certificate is checked.</summary>
public enum PeerRole
{
    /// <summary>The peer is a client: its certificate must be valid for client authentication.</summary>
    Client,

    /// <summary>The peer is a server: its certificate must be valid for server authentication.</summary>
    Server,
}
