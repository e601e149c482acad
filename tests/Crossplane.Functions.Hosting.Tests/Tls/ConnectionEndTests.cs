using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Crossplane.Functions.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests.Tls;

/// <summary>When a connection of a client that was trusted ends.</summary>
public sealed class ConnectionEndTests : IDisposable
{
    private readonly CrossplaneCertificates _crossplane = new();
    private readonly MountedSecret _secret = new();
    private readonly HttpClient _http = new();

    public ConnectionEndTests() => _secret.Write(_crossplane.IssueServer(), _crossplane.AuthorityPem);

    public void Dispose()
    {
        _crossplane.Dispose();
        _secret.Dispose();
        _http.Dispose();
    }

    [Fact]
    public async Task Connection_WhoseAuthorityIsReplaced_EndsAfterItsCalls()
    {
        using var begin = new SemaphoreSlim(0);
        await using var server = await StartAsync(new DelegatedFunction(_ => begin.WaitAsync()));
        using var client = Connect(server, _crossplane.IssueClient().Certificate);
        var call = client.CallAsync(RawGrpcClient.Frame(CompositeRequest.Create()));
        await WaitUntilScrapedAsync(server, "crossplane_function_calls_in_progress{} 1");
        using var renewed = new CrossplaneCertificates();
        _secret.Write(renewed.IssueServer(), renewed.AuthorityPem);
        await WaitUntilScrapedAsync(server, "crossplane_function_certificate_reloads_total{result=\"success\"} 1");

        // The client connects again once it has been told to, and is no longer trusted.
        await Eventually.HoldsAsync(async () =>
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            var failure = await Record.ExceptionAsync(() => client.SendAsync(
                HttpMethod.Post,
                "/grpc.health.v1.Health/Check",
                new ByteArrayContent(RawGrpcClient.Frame([])),
                "application/grpc",
                limit.Token));
            return failure is HttpRequestException;
        });

        begin.Release();
        (await call).Status.Should().Be("0", "the call had begun before");
    }

    [Fact]
    public async Task Connection_WhenOnlyTheServersCertificateIsRenewed_GoesOn()
    {
        var time = new ShiftedTime();
        await using var server = await StartAsync(new IdleFunction(), time: time);
        using var client = Connect(server, _crossplane.IssueClient().Certificate);
        await client.CallAsync(RawGrpcClient.Frame(CompositeRequest.Create()));
        using var expiring = Connect(server, IssueExpiring());
        await expiring.CallAsync(RawGrpcClient.Frame(CompositeRequest.Create()));
        _secret.Write(_crossplane.IssueServer(), _crossplane.AuthorityPem);
        await WaitUntilScrapedAsync(server, "crossplane_function_certificate_reloads_total{result=\"success\"} 1");

        // Connections are looked at: the other one ends.
        time.Shift = TimeSpan.FromHours(2);
        await WaitUntilReconnectedAsync(expiring);
        (await client.CallAsync(RawGrpcClient.Frame(CompositeRequest.Create()))).Status.Should().Be("0");

        client.Connections.Should().Be(1);
    }

    [Fact]
    public async Task Connection_WhoseClientCertificateExpires_Ends()
    {
        var time = new ShiftedTime();
        await using var server = await StartAsync(new IdleFunction(), time: time);
        using var client = Connect(server, IssueExpiring());
        (await client.CallAsync(RawGrpcClient.Frame(CompositeRequest.Create()))).Status.Should().Be("0");

        time.Shift = TimeSpan.FromHours(2);

        // The handshake has the machine's time: there, the certificate is valid.
        await WaitUntilReconnectedAsync(client);
    }

    [Fact]
    public async Task Connection_ThatReachesItsAge_EndsAndTheClientConnectsAgain()
    {
        await using var server = await StartAsync(new IdleFunction(), TimeSpan.FromSeconds(1));
        using var client = Connect(server, _crossplane.IssueClient().Certificate);

        await WaitUntilReconnectedAsync(client);
    }

    [Fact]
    public async Task Client_WithoutAnAllowedName_IsRefused()
    {
        await using var server = await StartAsync(new IdleFunction(), allowed: ["other.crossplane-system"]);
        using var client = Connect(server, _crossplane.IssueClient().Certificate);

        await Awaiting(() => client.CallAsync(RawGrpcClient.Frame(CompositeRequest.Create())))
            .Should().ThrowAsync<HttpRequestException>();

        await WaitUntilScrapedAsync(server, "crossplane_function_refused_clients_total{reason=\"name\"} 1");
    }

    [Theory]
    [InlineData("15030100020250")]
    [InlineData("1603010004010000")]
    [InlineData("474554202f20485454502f312e310d0a0d0a")]
    public async Task Bytes_ThatAreNoHandshake_AreCountedAndLoggedOnce(string hex)
    {
        await using var server = await StartAsync(new IdleFunction());

        for (var index = 0; index < 20; index++)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(server.Server.EndPoint);
            await socket.SendAsync(Convert.FromHexString(hex));
            socket.Shutdown(SocketShutdown.Send);
            await ReadToEndAsync(socket);
        }

        await WaitUntilScrapedAsync(server, "crossplane_function_refused_clients_total{reason=\"handshake\"} 20");
        server.Log.Where(entry => entry.Level >= LogLevel.Warning).Should().ContainSingle().Which.Message.Should().Contain(
            "rejected, subject none: The client broke off the handshake, or spoke something else.");
    }

    private static async Task ReadToEndAsync(Socket socket)
    {
        try
        {
            while (await socket.ReceiveAsync(new byte[256]) > 0)
            {
                // The server may say why before it closes the connection.
            }
        }
        catch (SocketException)
        {
            // It has closed the connection.
        }
    }

    private static RawGrpcClient Connect(ServerUnderTest server, X509Certificate2 client) => new(
        server.Server.EndPoint,
        new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ApplicationProtocols = [SslApplicationProtocol.Http2],
            ClientCertificateContext = SslStreamCertificateContext.Create(client, [], offline: true),
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
        });

    private static Task WaitUntilReconnectedAsync(RawGrpcClient client) => Eventually.HoldsAsync(async () =>
    {
        (await client.CallAsync(RawGrpcClient.Frame(CompositeRequest.Create()))).Status.Should().Be("0");
        return client.Connections > 1;
    });

    private X509Certificate2 IssueExpiring() =>
        _crossplane.IssueClient(notAfter: DateTimeOffset.UtcNow.AddHours(1)).Certificate;

    private Task<ServerUnderTest> StartAsync(
        IFunction function, TimeSpan? age = null, TimeProvider? time = null, params string[] allowed) =>
        ServerUnderTest.StartAsync(
            services => services.AddSingleton(time ?? TimeProvider.System).AddCompositionFunction(function),
            new FunctionHostOptions
            {
                Address = "127.0.0.1:0",
                MetricsAddress = "127.0.0.1:0",
                TlsCertificatesDirectory = _secret.Path,
                MaxConnectionAge = age ?? TimeSpan.FromHours(1),
                AllowedClientNames = allowed,
            });

    private Task WaitUntilScrapedAsync(ServerUnderTest server, string line) => Eventually.HoldsAsync(
        async () => (await _http.GetStringAsync(new Uri($"http://{server.Server.MetricsEndPoint}/metrics")))
            .Contains($"\n{line}\n", StringComparison.Ordinal),
        line);

    /// <summary>The machine's clock, set forward.</summary>
    private sealed class ShiftedTime : TimeProvider
    {
        private long _shift;

        public TimeSpan Shift
        {
            set => Interlocked.Exchange(ref _shift, value.Ticks);
        }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _shift));
    }
}
