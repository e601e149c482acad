using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Crossplane.Functions.Tls.Tests;

public sealed class PeerCertificateValidatorTests : IDisposable
{
    private readonly CrossplaneCertificates _crossplane = new();

    public void Dispose() => _crossplane.Dispose();

    [Fact]
    public void IsTrusted_CrossplaneClient_IsTrusted()
    {
        Refuse(_crossplane.IssueClient().Certificate).Should().BeNull();
    }

    [Fact]
    public void IsTrusted_CrossplaneClientOfTheSecondAuthority_IsTrusted()
    {
        var validator = new PeerCertificateValidator(
            PeerRole.Client, [new CrossplaneCertificates().Authority, _crossplane.Authority], TimeProvider.System);

        validator.IsTrusted(_crossplane.IssueClient().Certificate, [], out _).Should().BeTrue(
            "any of the authorities may have issued it");
    }

    [Fact]
    public void IsTrusted_NoCertificate_IsRefused()
    {
        Refuse(null).Should().Be("The client sent no certificate.");
    }

    [Fact]
    public void IsTrusted_NoAuthorities_IsRefused()
    {
        var validator = new PeerCertificateValidator(PeerRole.Client, [], TimeProvider.System);

        validator.IsTrusted(_crossplane.IssueClient().Certificate, [], out _).Should().BeFalse("there is no authority to trust");
    }

    [Fact]
    public void IsTrusted_OtherAuthorityWithTheSameName_IsRefused()
    {
        Refuse(new CrossplaneCertificates().IssueClient().Certificate).Should().Be(
            "The client certificate is not signed by any authority of ca.crt, although its issuer has the name of one.");
    }

    [Fact]
    public void IsTrusted_OtherAuthorityIsSentAlong_IsRefused()
    {
        using var other = new CrossplaneCertificates();

        Refuse(other.IssueClient().Certificate, other.Authority).Should().NotBeNull();
    }

    [Fact]
    public void IsTrusted_ServersCertificate_IsRefused()
    {
        Refuse(_crossplane.IssueServer().Certificate).Should().Be(
            "The extended key usage of the client certificate does not allow client authentication.");
    }

    [Fact]
    public void IsTrusted_TheAuthorityItself_IsRefused()
    {
        Refuse(_crossplane.Authority).Should().Be("The client certificate is a certificate authority.");
    }

    [Fact]
    public void IsTrusted_ClientThatIsAnAuthorityToo_IsRefused()
    {
        using var key = RSA.Create(2048);
        var request = CrossplaneCertificates.CreateRequest(key);
        request.CertificateExtensions.RemoveAt(1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        CrossplaneCertificates.AddUsage(request, CrossplaneCertificates.ClientAuthentication);

        Refuse(_crossplane.Sign(request)).Should().Be("The client certificate is a certificate authority.");
    }

    [Theory]
    [InlineData(-1, "The client certificate is not valid before 2026-01-01 00:00:00Z.")]
    [InlineData(0, null)]
    [InlineData(86400, null)]
    [InlineData(86401, "The client certificate expired at 2026-01-02 00:00:00Z.")]
    public void IsTrusted_AroundTheDatesOfTheClient_FollowsTheClock(int seconds, string? refusal)
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var crossplane = new CrossplaneCertificates(start.AddYears(-1), start.AddYears(1));
        var client = crossplane.IssueClient(start, start.AddDays(1)).Certificate;
        var validator = new PeerCertificateValidator(
            PeerRole.Client, [crossplane.Authority], new FixedTime(start.AddSeconds(seconds)));

        validator.IsTrusted(client, [], out var found);

        (found?.Message).Should().Be(refusal);
    }

    [Theory]
    [InlineData(-1, "The authority of ca.crt that signed the client certificate is not valid before 2026-01-01 00:00:00Z.")]
    [InlineData(0, null)]
    [InlineData(86401, "The authority of ca.crt that signed the client certificate expired at 2026-01-02 00:00:00Z.")]
    public void IsTrusted_AroundTheDatesOfTheAuthority_FollowsTheClock(int seconds, string? refusal)
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var crossplane = new CrossplaneCertificates(start, start.AddDays(1));
        var client = crossplane.IssueClient(start.AddDays(-10), start.AddDays(10)).Certificate;
        var validator = new PeerCertificateValidator(
            PeerRole.Client, [crossplane.Authority], new FixedTime(start.AddSeconds(seconds)));

        validator.IsTrusted(client, [], out var found);

        (found?.Message).Should().Be(refusal);
    }

    [Fact]
    public void IsTrusted_NoExtendedKeyUsage_IsRefusedWithoutAChain()
    {
        using var key = RSA.Create(2048);

        Refuse(_crossplane.Sign(CrossplaneCertificates.CreateRequest(key))).Should().Be(
            "The client certificate has no extended key usage, which must allow client authentication.");
    }

    [Fact]
    public void IsTrusted_UnknownCriticalExtension_IsRefused()
    {
        using var key = RSA.Create(2048);
        var request = CreateClientRequest(key);
        request.CertificateExtensions.Add(new X509Extension("1.2.3.4.5", [0x05, 0x00], critical: true));

        Refuse(_crossplane.Sign(request)).Should().Be("The client certificate has a critical extension that is not understood.");
    }

    [Theory]
    [InlineData("2.5.29.19")]
    [InlineData("2.5.29.37")]
    public void IsTrusted_MalformedExtension_IsRefused(string identifier)
    {
        using var key = RSA.Create(2048);
        var request = CreateClientRequest(key);
        request.CertificateExtensions.Remove(
            request.CertificateExtensions.Single(extension => extension.Oid?.Value == identifier));
        request.CertificateExtensions.Add(new X509Extension(identifier, [0x30, 0x7F, 0x01], critical: false));

        Refuse(_crossplane.Sign(request)).Should().StartWith("The client certificate cannot be decoded: ");
    }

    [Theory]
    [InlineData("SHA256")]
    [InlineData("SHA384")]
    [InlineData("SHA512")]
    public void IsTrusted_AllowedHash_IsTrustedWithBothPaddings(string hash)
    {
        using var key = RSA.Create(2048);
        var request = CreateClientRequest(key, new HashAlgorithmName(hash));

        Refuse(_crossplane.Sign(request)).Should().BeNull();
        Refuse(_crossplane.Sign(request, X509SignatureGenerator.CreateForRSA(_crossplane.Key, RSASignaturePadding.Pss)))
            .Should().BeNull();
    }

    [Fact]
    public void IsTrusted_Sha1Signature_IsRefused()
    {
        using var key = RSA.Create(2048);
        var client = _crossplane.Sign(CreateClientRequest(key), new Sha1SignatureGenerator(_crossplane.Key));

        Refuse(client).Should().Be("The client certificate is not signed with RSA or ECDSA over SHA-256, SHA-384 or SHA-512.");
    }

    [Theory]
    [InlineData("SHA256")]
    [InlineData("SHA384")]
    [InlineData("SHA512")]
    public void IsTrusted_EllipticAuthorityWithTheNameOfItsLeaf_IsTrusted(string hash)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = RSA.Create(2048);
        var authority = CreateAuthority(authorityKey, X509KeyUsageFlags.KeyCertSign);
        var generator = X509SignatureGenerator.CreateForECDsa(authorityKey);
        var client = _crossplane.Sign(CreateClientRequest(key, new HashAlgorithmName(hash)), generator);

        new PeerCertificateValidator(PeerRole.Client, [authority], TimeProvider.System).IsTrusted(client, [], out _)
            .Should().BeTrue("the keys tell the authority from its leaf");
        Refuse(client).Should().NotBeNull();
    }

    [Fact]
    public void IsTrusted_AuthorityThatMayNotSignCertificates_IsRefused()
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = RSA.Create(2048);
        var authority = CreateAuthority(authorityKey, X509KeyUsageFlags.CrlSign);
        var client = _crossplane.Sign(CreateClientRequest(key), X509SignatureGenerator.CreateForECDsa(authorityKey));

        new PeerCertificateValidator(PeerRole.Client, [authority], TimeProvider.System).IsTrusted(client, [], out _)
            .Should().BeFalse("the authority may not sign certificates");
    }

    [Fact]
    public void IsTrusted_LeafAmongTheAuthorities_IsRefused()
    {
        var client = _crossplane.IssueClient().Certificate;

        new PeerCertificateValidator(PeerRole.Client, [client], TimeProvider.System).IsTrusted(client, [], out _)
            .Should().BeFalse("a leaf is no authority");
    }

    [Fact]
    public void IsTrusted_TamperedSignature_IsRefused()
    {
        var bytes = _crossplane.IssueClient().Certificate.RawData;
        bytes[^1] ^= 1;

        Refuse(X509CertificateLoader.LoadCertificate(bytes)).Should().NotBeNull();
    }

    [Fact]
    public void IsTrusted_TamperedName_IsRefused()
    {
        var bytes = _crossplane.IssueClient().Certificate.RawData;
        bytes[bytes.AsSpan().IndexOf("crossplane.crossplane-system"u8)] = (byte)'X';

        Refuse(X509CertificateLoader.LoadCertificate(bytes)).Should().NotBeNull();
    }

    [Fact]
    public void IsTrusted_OuterAlgorithmIsNotTheSignedOne_IsRefused()
    {
        var bytes = _crossplane.IssueClient().Certificate.RawData;
        ReadOnlySpan<byte> sha256 = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B];
        bytes[bytes.AsSpan().LastIndexOf(sha256) + sha256.Length - 1] = 0x0C;

        Refuse(X509CertificateLoader.LoadCertificate(bytes)).Should().Be(
            "The client certificate is not signed with RSA or ECDSA over SHA-256, SHA-384 or SHA-512.");
    }

    [Fact]
    public void IsTrusted_AnyByteFlipped_NeverThrowsNorTrusts()
    {
        var original = _crossplane.IssueClient().Certificate.RawData;
        var validator = new PeerCertificateValidator(PeerRole.Client, [_crossplane.Authority], TimeProvider.System);
        for (var index = 0; index < original.Length; index += 3)
        {
            var bytes = (byte[])original.Clone();
            bytes[index] ^= 0x55;
            if (TryLoad(bytes) is { } certificate)
            {
                validator.IsTrusted(certificate, [], out _).Should().BeFalse($"byte {index} is flipped");
            }
        }
    }

    [Fact]
    public void IsTrusted_ChainThroughAnIntermediateThatIsSentAlong_IsTrusted()
    {
        using var chain = new IntermediateCertificates();
        var validator = new PeerCertificateValidator(PeerRole.Client, [chain.Root], TimeProvider.System);
        var client = chain.Issue("client", CrossplaneCertificates.ClientAuthentication).Certificate;

        validator.IsTrusted(client, [chain.Intermediate], out _).Should().BeTrue("the intermediate is sent along");
        validator.IsTrusted(client, [], out var refusal).Should().BeFalse("the intermediate is missing");
        refusal!.Message.Should().Be(
            "No chain leads from the client certificate to ca.crt, and its issuer 'CN=intermediate' is not in ca.crt.");
    }

    [Fact]
    public void IsTrusted_ChainOfAServersCertificate_IsRefused()
    {
        using var chain = new IntermediateCertificates();
        var validator = new PeerCertificateValidator(PeerRole.Client, [chain.Root], TimeProvider.System);

        validator.IsTrusted(chain.Issue("server", CrossplaneCertificates.ServerAuthentication).Certificate,
        [
            chain.Intermediate,
        ], out _).Should().BeFalse("a server's certificate is not for clients");
    }

    [Fact]
    public void IsTrusted_ChainAfterItsIntermediateExpired_IsRefused()
    {
        using var chain = new IntermediateCertificates();
        var client = chain.Issue("client", CrossplaneCertificates.ClientAuthentication).Certificate;
        var validator = new PeerCertificateValidator(
            PeerRole.Client, [chain.Root], new FixedTime(DateTimeOffset.UtcNow.AddYears(2)));

        validator.IsTrusted(client, [chain.Intermediate], out _).Should().BeFalse("the intermediate is not valid");
    }

    [Fact]
    public void IsTrusted_IntermediateSignedWithSha1_IsRefused()
    {
        using var chain = new IntermediateCertificates(root => new Sha1SignatureGenerator(root));
        var validator = new PeerCertificateValidator(PeerRole.Client, [chain.Root], TimeProvider.System);
        var client = chain.Issue("client", CrossplaneCertificates.ClientAuthentication).Certificate;

        validator.IsTrusted(client, [chain.Intermediate], out _).Should().BeFalse("the intermediate is not valid");
    }

    [Fact]
    public void IsTrusted_ServersInTheRoleOfAServer_AreTrusted()
    {
        using var chain = new IntermediateCertificates();
        var validator = new PeerCertificateValidator(PeerRole.Server, [_crossplane.Authority, chain.Root], TimeProvider.System);
        var server = chain.Issue("server", CrossplaneCertificates.ServerAuthentication).Certificate;

        validator.IsTrusted(_crossplane.IssueServer().Certificate, [], out _).Should().BeTrue(
            "the authority issued it for servers");
        validator.IsTrusted(server, [chain.Intermediate], out _).Should().BeTrue("the intermediate is sent along");
    }

    [Fact]
    public void IsTrusted_ClientInTheRoleOfAServer_IsRefused()
    {
        var validator = new PeerCertificateValidator(PeerRole.Server, [_crossplane.Authority], TimeProvider.System);

        validator.IsTrusted(_crossplane.IssueClient().Certificate, [], out var refusal).Should().BeFalse(
            "it is for clients only");
        refusal.Should().Be(
            new CertificateRefusal(
                CertificateRefusalReason.Usage,
                "The extended key usage of the server certificate does not allow server authentication."));
    }

    [Fact]
    public void IsTrusted_NoCertificateOfAServer_IsRefused()
    {
        var validator = new PeerCertificateValidator(PeerRole.Server, [_crossplane.Authority], TimeProvider.System);

        validator.IsTrusted(null, [], out var refusal).Should().BeFalse("the peer sent no certificate");
        refusal.Should().Be(new CertificateRefusal(CertificateRefusalReason.Missing, "The server sent no certificate."));
    }

    [Fact]
    public void IsTrusted_RefusedCertificate_HasTheReasonOfItsRefusal()
    {
        var client = _crossplane.IssueClient().Certificate;
        using var key = RSA.Create(2048);
        var malformed = CrossplaneCertificates.CreateRequest(key);
        malformed.CertificateExtensions.Add(new X509Extension("2.5.29.37", [0x30, 0x7F, 0x01], critical: false));
        var restricted = CreateClientRequest(key);
        restricted.CertificateExtensions.Add(new X509Extension("1.2.3.4.5", [0x05, 0x00], critical: true));

        ReasonOf(null).Should().Be(CertificateRefusalReason.Missing);
        ReasonOf(_crossplane.Sign(malformed)).Should().Be(CertificateRefusalReason.Undecodable);
        ReasonOf(_crossplane.Authority).Should().Be(CertificateRefusalReason.Authority);
        ReasonOf(client, DateTimeOffset.UtcNow.AddYears(20)).Should().Be(CertificateRefusalReason.Expired);
        ReasonOf(client, DateTimeOffset.UtcNow.AddYears(-1)).Should().Be(CertificateRefusalReason.NotYetValid);
        ReasonOf(_crossplane.IssueServer().Certificate).Should().Be(CertificateRefusalReason.Usage);
        ReasonOf(new CrossplaneCertificates().IssueClient().Certificate).Should().Be(CertificateRefusalReason.Signature);
        ReasonOf(new IntermediateCertificates().Issue("client", CrossplaneCertificates.ClientAuthentication).Certificate)
            .Should().Be(
                CertificateRefusalReason.UnknownIssuer);
        ReasonOf(_crossplane.Sign(restricted)).Should().Be(CertificateRefusalReason.Extension);
    }

    [Fact]
    public void IsTrusted_ClientWithAShortRsaKey_IsRefused()
    {
        using var key = RSA.Create(1024);

        Refuse(_crossplane.Sign(CreateClientRequest(key))).Should().Be(
            "The client certificate has an RSA key of 1024 bits, and 2048 or more are allowed.");
        ReasonOf(_crossplane.Sign(CreateClientRequest(key))).Should().Be(CertificateRefusalReason.Key);
    }

    [Fact]
    public void IsTrusted_ClientOfAnAuthorityWithAShortKey_IsRefused()
    {
        using var weak = RSA.Create(1024);
        var name = CrossplaneCertificates.Name;
        var request = new CertificateRequest(name, weak, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        var authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddYears(1));
        using var key = RSA.Create(2048);
        var client = _crossplane.Sign(
            CreateClientRequest(key), X509SignatureGenerator.CreateForRSA(weak, RSASignaturePadding.Pkcs1));
        var validator = new PeerCertificateValidator(PeerRole.Client, [authority], TimeProvider.System);

        validator.IsTrusted(client, [], out var refusal).Should().BeFalse();

        refusal.Should().Be(new CertificateRefusal(
            CertificateRefusalReason.Key,
            "The authority of ca.crt that signed the client certificate has an RSA key of 1024 bits, and 2048 or more are "
                + "allowed."));
    }

    [Theory]
    [InlineData("crossplane.crossplane-system", true)]
    [InlineData("CROSSPLANE.crossplane-system", true)]
    [InlineData("crossplane-system", false)]
    [InlineData("*.crossplane-system", false)]
    public void IsTrusted_WithAllowedNames_IsTrueForThese(string name, bool isTrusted)
    {
        var validator = new PeerCertificateValidator(
            PeerRole.Client, [_crossplane.Authority], TimeProvider.System, ["other.example.org", name]);

        validator.IsTrusted(_crossplane.IssueClient().Certificate, [], out var refusal).Should().Be(isTrusted);

        (refusal?.Reason).Should().Be(isTrusted ? null : CertificateRefusalReason.Name);
        (refusal?.Message).Should().Be(isTrusted
            ? null
            : $"The client certificate has none of the allowed names {string.Join(", ", Order("other.example.org", name))}.");
    }

    [Fact]
    public void IsTrusted_WithAllowedUri_IsTrueForIt()
    {
        using var key = RSA.Create(2048);
        var request = CreateClientRequest(key);
        var names = new SubjectAlternativeNameBuilder();
        names.AddEmailAddress("crossplane@example.org");
        names.AddUri(new Uri("spiffe://example.org/crossplane"));
        request.CertificateExtensions.Add(names.Build());
        var client = _crossplane.Sign(request);

        IsAllowed(client, "spiffe://example.org/crossplane").Should().BeTrue();
        IsAllowed(client, "spiffe://example.org/Crossplane").Should().BeFalse("the case of a path matters");
        IsAllowed(client, "crossplane@example.org").Should().BeFalse("it is neither a DNS name nor a URI");
        IsAllowed(_crossplane.Sign(CreateClientRequest(key)), "x").Should().BeFalse("it has no names");
    }

    [Fact]
    public void IsTrusted_WithAllowedUri_IsFalseForADnsNameOfTheSameText()
    {
        using var key = RSA.Create(2048);
        var request = CreateClientRequest(key);

        // IA5String has colons and slashes: an authority that checks no names signs this.
        var names = new AsnWriter(AsnEncodingRules.DER);
        using (names.PushSequence())
        {
            names.WriteCharacterString(
                UniversalTagNumber.IA5String,
                "spiffe://example.org/crossplane",
                new Asn1Tag(TagClass.ContextSpecific, 2));
        }

        request.CertificateExtensions.Add(new X509Extension("2.5.29.17", names.Encode(), critical: false));

        IsAllowed(_crossplane.Sign(request), "spiffe://example.org/crossplane").Should().BeFalse("it is not a URI there");
    }

    private bool IsAllowed(X509Certificate2 client, string name) =>
        new PeerCertificateValidator(PeerRole.Client, [_crossplane.Authority], TimeProvider.System, [name])
            .IsTrusted(client, [], out _);

    private static IEnumerable<string> Order(params string[] names) => names.Order(StringComparer.Ordinal);

    private static CertificateRequest CreateClientRequest(RSA key, HashAlgorithmName? hash = null)
    {
        var request = new CertificateRequest(
            CrossplaneCertificates.Name, key, hash ?? HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        CrossplaneCertificates.AddUsage(request, CrossplaneCertificates.ClientAuthentication);
        return request;
    }

    private static X509Certificate2 CreateAuthority(ECDsa key, X509KeyUsageFlags usages)
    {
        var request = new CertificateRequest(CrossplaneCertificates.Name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usages, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddYears(1));
    }

    private static X509Certificate2? TryLoad(byte[] bytes)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(bytes);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private string? Refuse(X509Certificate2? certificate, params X509Certificate2[] sentAlong)
    {
        var validator = new PeerCertificateValidator(PeerRole.Client, [_crossplane.Authority], TimeProvider.System);
        var trusted = validator.IsTrusted(certificate, [.. sentAlong], out var refusal);
        (refusal is null).Should().Be(trusted);
        return refusal?.Message;
    }

    private CertificateRefusalReason ReasonOf(X509Certificate2? certificate, DateTimeOffset? now = null)
    {
        var clock = new FixedTime(now ?? DateTimeOffset.UtcNow);
        var validator = new PeerCertificateValidator(PeerRole.Client, [_crossplane.Authority], clock);
        validator.IsTrusted(certificate, [], out var refusal).Should().BeFalse("the certificate breaks a rule");
        return refusal!.Reason;
    }
}
