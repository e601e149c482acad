using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Crossplane.Functions.AspNetCore.Telemetry;
using Crossplane.Functions.Hosting.Telemetry;
using Crossplane.Functions.Hosting.Tests.Tls;
using Crossplane.Functions.Tls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests.Telemetry;

public sealed class RefusedClientsTests : IDisposable
{
    private static readonly CertificateRefusal Missing = new(CertificateRefusalReason.Missing, "The client sent no certificate.");
    private static readonly CertificateRefusal Expired = new(CertificateRefusalReason.Expired, "It has expired.");
    private static readonly IPEndPoint Address = new(IPAddress.Loopback, 1234);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ScopedLog _log = new();
    private readonly LoggerFactory _loggers;
    private readonly ManualTime _time = new();
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, long> _counts = [];
    private readonly RefusedClients _clients;

    public RefusedClientsTests()
    {
        _loggers = new LoggerFactory([_log]);
        var meter = new FunctionMeter(_services.GetRequiredService<IMeterFactory>());
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter.Meter) && instrument.Name == "crossplane.function.refused_clients")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            var reason = $"{tags[0].Key}={tags[0].Value}";
            _counts[reason] = _counts.GetValueOrDefault(reason) + count;
        });
        _listener.Start();
        _clients = new RefusedClients(meter, _time, _loggers.CreateLogger<RefusedClients>());
    }

    public void Dispose()
    {
        _listener.Dispose();
        _loggers.Dispose();
        _log.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void Record_OfSeveralReasons_CountsEach()
    {
        _clients.Record(Missing, Address, null);
        _clients.Record(Expired, Address, null);
        _clients.Record(Missing, Address, null);

        _counts.Should().BeEquivalentTo(new Dictionary<string, long> { ["reason=missing"] = 2, ["reason=expired"] = 1 });
    }

    [Fact]
    public void Record_OfSeveralReasons_LogsTheFirstOfEach()
    {
        _clients.Record(Missing, Address, null);
        _clients.Record(Expired, Address, null);
        _clients.Record(Missing, Address, null);

        _log.Entries.Select(entry => (entry.Level, entry.Message)).Should().Equal(
            (LogLevel.Warning, "TLS handshake with 127.0.0.1:1234 rejected, subject none: The client sent no certificate."
                + " (0 more like it since the last line)"),
            (LogLevel.Warning, "TLS handshake with 127.0.0.1:1234 rejected, subject none: It has expired."
                + " (0 more like it since the last line)"));
    }

    [Fact]
    public void Record_AfterAMinute_LogsOneLineWithTheNumberUnlogged()
    {
        _clients.Record(Missing, Address, null);
        _time.Elapsed += TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1);
        _clients.Record(Missing, Address, null);
        _clients.Record(Missing, Address, null);
        _time.Elapsed += TimeSpan.FromTicks(1);
        _clients.Record(Missing, Address, null);
        _clients.Record(Missing, Address, null);
        _time.Elapsed += TimeSpan.FromMinutes(1);
        _time.Now -= TimeSpan.FromDays(1);
        _clients.Record(Missing, Address, null);

        _log.Entries.Select(entry => entry.Properties["Unlogged"]).Should().Equal(0L, 2L, 1L);
        _counts.Should().Contain("reason=missing", 6);
    }

    [Fact]
    public void Record_OfUnknownAddress_SaysSo()
    {
        _clients.Record(Missing, null, null);

        _log.Entries.Should().ContainSingle().Which.Message.Should().StartWith("TLS handshake with unknown rejected, ");
    }

    [Fact]
    public void Record_OfSubjectWithControlCharacters_CleansThem()
    {
        using var certificate = Certificate(name => name.AddCommonName("two\nlines\u001b[31m"));

        _clients.Record(Expired, Address, certificate);

        var entry = _log.Entries.Should().ContainSingle().Subject;
        entry.Properties["Subject"].As<string>().Should().Contain("two\uFFFDlines\uFFFD[31m");
        entry.Message.Should().NotContainAny("\n", "\u001b");
    }

    [Fact]
    public void Record_OfIssuerWithControlCharacters_CleansAndCutsTheMessage()
    {
        using var certificate = Certificate(name =>
        {
            name.AddCommonName("two\nlines\u001b[31m");
            for (var index = 0; index < 20; index++)
            {
                name.AddOrganizationalUnitName(new string('u', 60));
            }
        });
        var validator = new PeerCertificateValidator(PeerRole.Client, [], TimeProvider.System);
        validator.IsTrusted(certificate, [], out var refusal).Should().BeFalse("nobody has issued the certificate");

        _clients.Record(refusal!, Address, certificate);

        refusal!.Message.Should().Contain("\n", "the issuer is quoted");
        var entry = _log.Entries.Should().ContainSingle().Subject;
        entry.Message.Should().NotContainAny("\n", "\u001b");
        entry.Properties["Reason"].As<string>().Should().HaveLength(512);
    }

    [Fact]
    public void Record_OfLongSubject_CutsIt()
    {
        using var certificate = Certificate(name =>
        {
            for (var index = 0; index < 10; index++)
            {
                name.AddOrganizationalUnitName(new string('u', 60));
            }
        });

        _clients.Record(Expired, Address, certificate);

        _log.Entries.Should().ContainSingle().Which.Properties["Subject"].As<string>().Should().HaveLength(256);
    }

    [Fact]
    public async Task Handshake_WithoutCertificate_IsCountedInTheMetrics()
    {
        using var directory = new TemporaryDirectory();
        using var crossplane = new CrossplaneCertificates();
        crossplane.IssueServer().WriteTo(directory.Path, crossplane.AuthorityPem);
        await using var server = await FunctionServer.StartAsync(
            new IdleFunction(),
            new FunctionHostOptions
            {
                Address = "127.0.0.1:0",
                MetricsAddress = "127.0.0.1:0",
                TlsCertificatesDirectory = directory.Path,
                MinLogLevel = LogLevel.None,
            });
        using var client = new HttpClient();

        await ConnectWithoutCertificateAsync(server.EndPoint);

        var metrics = await client.GetStringAsync(new Uri($"http://{server.MetricsEndPoint}/metrics"));
        metrics.Should().Contain("\ncrossplane_function_refused_clients_total{reason=\"missing\"} 1\n");
    }

    private static async Task ConnectWithoutCertificateAsync(IPEndPoint server)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var connection = new TcpClient();
        await connection.ConnectAsync(server, limit.Token);
        await using var tls = new SslStream(connection.GetStream());
        try
        {
            await tls.AuthenticateAsClientAsync(Handshake.CreateClientOptions(null), limit.Token);
            var received = await tls.ReadAsync(new byte[1], limit.Token);
            received.Should().Be(0);
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            // The server has refused the client, by an alert or by closing the connection.
        }
    }

    private static X509Certificate2 Certificate(Action<X500DistinguishedNameBuilder> describe)
    {
        var name = new X500DistinguishedNameBuilder();
        describe(name);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.UtcNow;
        return new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256).CreateSelfSigned(now, now.AddDays(1));
    }
}
