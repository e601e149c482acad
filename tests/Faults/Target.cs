using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Faults;

/// <summary>The server that the faults are done to.</summary>
/// <param name="EndPoint">On the loopback interface.</param>
/// <param name="Management">Where it answers probes and scrapes.</param>
/// <param name="Client">What a good client presents; null without TLS.</param>
internal sealed record Target(IPEndPoint EndPoint, IPEndPoint Management, X509Certificate2? Client)
{
    public bool HasTls => Client is not null;

    /// <summary>Connects as a client does that is trusted.</summary>
    public RawGrpcClient Connect() => new(EndPoint, Client is null ? null : new SslClientAuthenticationOptions
    {
        TargetHost = "localhost",
        ApplicationProtocols = [SslApplicationProtocol.Http2],
        ClientCertificateContext = SslStreamCertificateContext.Create(Client, [], offline: true),
        RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
    });
}
