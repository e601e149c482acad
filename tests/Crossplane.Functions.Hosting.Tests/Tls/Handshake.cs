using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Crossplane.Functions.Tls;

namespace Crossplane.Functions.Hosting.Tests.Tls;

/// <summary>What became of one TLS handshake on the loopback device.</summary>
/// <param name="Answer">What the client read from the server: "hello" after a handshake that succeeded on both sides.</param>
/// <param name="Refusal">What the server would log of the client.</param>
/// <param name="Protocol">Of the client's side.</param>
/// <param name="ApplicationProtocol">What the two agreed on.</param>
internal sealed record Handshake(string? Answer, string? Refusal, SslProtocols Protocol, string ApplicationProtocol)
{
    public static async Task<Handshake> RunAsync(ServerCertificates server, SslClientAuthenticationOptions clientOptions)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, limit.Token);
        var serving = ServeAsync(await listener.AcceptTcpClientAsync(limit.Token), server, limit.Token);

        await using var stream = new SslStream(client.GetStream());
        var answer = await AskAsync(stream, clientOptions, limit.Token);
        var refusal = await serving;
        return answer is null
            ? new Handshake(null, refusal, SslProtocols.None, "")
            : new Handshake(answer, refusal, stream.SslProtocol, stream.NegotiatedApplicationProtocol.ToString());
    }

    /// <summary>Options of a client that takes any server for what it says: the server is the one that judges here.</summary>
    public static SslClientAuthenticationOptions CreateClientOptions(
        X509Certificate2? certificate, params X509Certificate2[] intermediates) => new()
        {
            TargetHost = "localhost",
            ApplicationProtocols = [SslApplicationProtocol.Http2],
            ClientCertificateContext = certificate is null
                ? null
                : SslStreamCertificateContext.Create(certificate, [.. intermediates], offline: true),
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
        };

    private static async Task<string?> ServeAsync(
        TcpClient connection, ServerCertificates server, CancellationToken cancellationToken)
    {
        string? refusal = null;
        using (connection)
        {
            await using var stream = new SslStream(connection.GetStream());
            try
            {
                await stream.AuthenticateAsServerAsync(
                    server.CreateOptions((refused, _) => refusal = refused.Message), cancellationToken);
                await stream.WriteAsync("hello"u8.ToArray(), cancellationToken);
                await stream.ShutdownAsync();
            }
            catch (Exception exception) when (exception is AuthenticationException or IOException)
            {
                refusal ??= exception.GetType().Name;
            }
        }

        return refusal;
    }

    // In TLS 1.3 the client's side of the handshake is done before the server has judged the certificate: only what is
    // read afterwards tells whether the client was let in.
    private static async Task<string?> AskAsync(
        SslStream stream, SslClientAuthenticationOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await stream.AuthenticateAsClientAsync(options, cancellationToken);
            using var reader = new StreamReader(stream, leaveOpen: true);
            var answer = await reader.ReadToEndAsync(cancellationToken);
            return answer.Length == 0 ? null : answer;
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            return null;
        }
    }
}
