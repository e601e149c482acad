using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace CompositionFunction.Tests.Interop;

/// <summary>Certificates that are renewed under load, as by cert-manager: first both authorities, then the new one
/// only.</summary>
public sealed class RotationTests : IDisposable
{
    private static readonly byte[] Request = RawGrpcClient.Frame([0x0A, 0x03, 0x0A, 0x01, (byte)'t']);

    private readonly IntermediateCertificates _old = new();
    private readonly IntermediateCertificates _new = new();
    private readonly IssuedCertificate _oldClient;
    private readonly IssuedCertificate _newClient;
    private readonly MountedSecret _secret = new();
    private readonly TemporaryDirectory _directory = new();

    public RotationTests()
    {
        _oldClient = _old.Issue("client", CrossplaneCertificates.ClientAuthentication);
        _newClient = _new.Issue("client", CrossplaneCertificates.ClientAuthentication);
    }

    public static TheoryData<string> Peers => ["grpcio"];

    public void Dispose()
    {
        _oldClient.Dispose();
        _newClient.Dispose();
        _old.Dispose();
        _new.Dispose();
        _secret.Dispose();
        _directory.Dispose();
    }

    [PeerTheory]
    [MemberData(nameof(Peers))]
    public async Task Rotation_UnderLoad_FailsNoCallUntilTheOldAuthorityIsWithdrawn(string peer)
    {
        Renew(_old, _old.RootPem);
        using var server = await FunctionProcess.ServeAsync(
            new Dictionary<string, string> { ["TLS_SERVER_CERTS_DIR"] = _secret.Path });
        var withdrawal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reconnecting = CallAsync(peer, server, withdrawal.Task, "--reconnect");
        var staying = CallAsync(peer, server, end.Task);
        (await IsServedAsync(server, _newClient, _new)).Should().BeFalse("the server still has the old secret");

        Renew(_new, _old.RootPem + _new.RootPem);
        await WaitUntilServedAsync(server, _newClient, _new, TimeSpan.FromSeconds(30));
        await server.WaitForLogAsync("reload 1:");

        _secret.Write("", "", "");
        await server.WaitForLogAsync("kept the certificates");
        (await IsServedAsync(server, _newClient, _new)).Should().BeTrue("the server has the new secret");
        (await IsServedAsync(server, _oldClient, _old)).Should().BeTrue(
            "both authorities are trusted until the old one is withdrawn");

        withdrawal.SetResult();
        AssertAllAnswered(await reconnecting);
        Renew(_new, _new.RootPem);
        await server.WaitForLogAsync("reload 2:");
        (await IsServedAsync(server, _oldClient, _old)).Should().BeFalse("the old authority is withdrawn");
        (await IsServedAsync(server, _newClient, _new)).Should().BeTrue("the server has the new secret");

        end.SetResult();
        AssertAllAnswered(await staying);
        (await server.TerminateAsync()).Should().Be(0);
    }

    private static void AssertAllAnswered(JsonElement[] answers)
    {
        answers.Should().HaveCountGreaterThanOrEqualTo(20, "fewer calls are no load");
        answers.Should().AllSatisfy(answer => answer.GetProperty("code").GetString().Should().Be("OK"));
    }

    private static async Task WaitUntilServedAsync(
        FunctionProcess server, IssuedCertificate client, IntermediateCertificates authority, TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit);
        while (!await IsServedAsync(server, client, authority))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>Makes one call on a new connection.</summary>
    private static async Task<bool> IsServedAsync(
        FunctionProcess server, IssuedCertificate client, IntermediateCertificates authority)
    {
        using var raw = new RawGrpcClient(new IPEndPoint(IPAddress.Loopback, server.Port), new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ApplicationProtocols = [SslApplicationProtocol.Http2],
            ClientCertificateContext = SslStreamCertificateContext.Create(
                client.Certificate, [authority.Intermediate], offline: true),
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is X509Certificate2,
        });
        try
        {
            return (await raw.CallAsync(Request)).Status == "0";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Calls with the old certificate until told to end, whatever the server presents.</summary>
    private Task<JsonElement[]> CallAsync(string peer, FunctionProcess server, Task end, params string[] arguments)
    {
        File.WriteAllText(_directory["client.crt"], _oldClient.CertificatePem + _old.IntermediatePem);
        File.WriteAllText(_directory["client.key"], _oldClient.KeyPem);
        File.WriteAllText(_directory["ca.crt"], _old.RootPem + _new.RootPem);
        var request = PeerRequests.Example().Write(_directory["request.json"]);
        return Peer.Find(peer).CallAsync(
            end,
            [
                "--target", server.Target, "--ca", _directory["ca.crt"],
                "--cert", _directory["client.crt"], "--key", _directory["client.key"],
                "--request", request, "--until-eof", "--repeat", "20", .. arguments,
            ]);
    }

    private void Renew(IntermediateCertificates authority, string authorities)
    {
        var server = authority.Issue("localhost", CrossplaneCertificates.ServerAuthentication);
        _secret.Write(server.CertificatePem + authority.IntermediatePem, server.KeyPem, authorities);
    }
}
