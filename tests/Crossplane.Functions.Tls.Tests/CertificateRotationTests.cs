using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Tls.Tests;

public sealed class CertificateRotationTests : IDisposable
{
    private readonly CrossplaneCertificates _crossplane = new();
    private readonly MountedSecret _secret = new();
    private readonly KeptLog _log = new();

    public CertificateRotationTests() => _secret.Write(_crossplane.IssueServer(), _crossplane.AuthorityPem);

    public void Dispose()
    {
        _crossplane.Dispose();
        _secret.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Check_OfUnchangedFiles_KeepsTheCertificates()
    {
        await using var rotation = Load();
        var before = rotation.Current;

        rotation.Check(_log);

        rotation.Current.Should().BeSameAs(before);
        _log.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task Check_OfRenewedSecret_UsesItAndCountsIt()
    {
        await using var rotation = Load();
        using var renewed = new CrossplaneCertificates();
        var server = renewed.IssueServer(notAfter: DateTimeOffset.UtcNow.AddYears(5));
        _secret.Write(server, renewed.AuthorityPem);

        rotation.Check(_log);
        rotation.Check(_log);

        Served(rotation).RawData.Should().Equal(server.Certificate.RawData);
        rotation.NotAfter.Should().Be(new DateTimeOffset(server.Certificate.NotAfter));
        rotation.Reloads.Should().Be(1);
        rotation.FailedReloads.Should().Be(0);
        var entry = _log.Entries.Should().ContainSingle().Which;
        entry.Level.Should().Be(LogLevel.Information);
        entry.Message.Should().StartWith($"reloaded certificates from {_secret.Path}, reload 1: valid until ");
    }

    [Fact]
    public async Task Check_OfBrokenPair_KeepsTheLastGoodOneAndSaysSoOnce()
    {
        await using var rotation = Load();
        var before = rotation.Current;
        _secret.Write(_crossplane.IssueServer().CertificatePem, _crossplane.IssueServer().KeyPem, _crossplane.AuthorityPem);

        rotation.Check(_log);
        rotation.Check(_log);

        rotation.Current.Should().BeSameAs(before);
        rotation.Reloads.Should().Be(0);
        rotation.FailedReloads.Should().Be(1);
        var entry = _log.Entries.Should().ContainSingle().Which;
        entry.Level.Should().Be(LogLevel.Error);
        entry.Message.Should().Contain("the key does not match the certificate");
    }

    [Fact]
    public async Task Check_OfFilesThatAreGone_KeepsTheLastGoodOnes()
    {
        await using var rotation = Load();
        var before = rotation.Current;
        File.Delete(Path.Combine(_secret.Path, "..data"));

        rotation.Check(_log);

        rotation.Current.Should().BeSameAs(before);
        rotation.FailedReloads.Should().Be(1);
    }

    [Fact]
    public async Task Check_OfRepairedPair_UsesIt()
    {
        await using var rotation = Load();
        _secret.Write("", "", "");
        rotation.Check(_log);
        var server = _crossplane.IssueServer();
        _secret.Write(server, _crossplane.AuthorityPem);

        rotation.Check(_log);

        Served(rotation).RawData.Should().Equal(server.Certificate.RawData);
        rotation.Reloads.Should().Be(1);
    }

    [Fact]
    public async Task Check_OfCertificateThatExpiresSoon_WarnsOnce()
    {
        var server = _crossplane.IssueServer(DateTimeOffset.UtcNow.AddDays(-90), DateTimeOffset.UtcNow.AddDays(8));
        _secret.Write(server, _crossplane.AuthorityPem);
        await using var rotation = Load();

        rotation.Check(_log);
        rotation.Check(_log);

        var entry = _log.Entries.Should().ContainSingle().Which;
        entry.Level.Should().Be(LogLevel.Warning);
        entry.Message.Should().Contain("should have been renewed");
    }

    [Fact]
    public async Task Watch_OfRenewedSecret_UsesItByItself()
    {
        await using var rotation = Load();
        rotation.Watch(_log);
        var server = _crossplane.IssueServer();
        _secret.Write(server, _crossplane.AuthorityPem);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (rotation.Reloads == 0)
        {
            await Task.Delay(10, patience.Token);
        }

        Served(rotation).RawData.Should().Equal(server.Certificate.RawData);
    }

    private static X509Certificate2 Served(CertificateRotation rotation) =>
        rotation.Current.CreateOptions().ServerCertificateContext!.TargetCertificate;

    private CertificateRotation Load() => new(_secret.Path, TimeProvider.System);
}
