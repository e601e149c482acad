using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Crossplane.Functions.Tls;

/// <summary>The signature of a certificate, which can be verified without building a chain.</summary>
internal sealed class CertificateSignature
{
    private static readonly Asn1Tag VersionTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    private readonly ReadOnlyMemory<byte> _signedBytes;
    private readonly byte[] _signature;

    private CertificateSignature(SignatureAlgorithm? algorithm, ReadOnlyMemory<byte> signedBytes, byte[] signature)
    {
        Algorithm = algorithm;
        _signedBytes = signedBytes;
        _signature = signature;
    }

    /// <summary>The algorithm; null if it is not allowed, or if the signed part of the certificate names another one.</summary>
    public SignatureAlgorithm? Algorithm { get; }

    /// <summary>Reads the signature from the DER encoding of the certificate.</summary>
    /// <exception cref="AsnContentException">The bytes are not a certificate.</exception>
    public static CertificateSignature Read(X509Certificate2 certificate)
    {
        var outer = new AsnReader(certificate.RawDataMemory, AsnEncodingRules.DER).ReadSequence();
        var signedBytes = outer.ReadEncodedValue();
        var algorithm = outer.ReadEncodedValue();
        var signature = outer.ReadBitString(out var unusedBits);
        var usable = unusedBits == 0 && algorithm.Span.SequenceEqual(ReadSignedAlgorithm(signedBytes).Span);
        return new CertificateSignature(usable ? SignatureAlgorithm.Find(algorithm) : null, signedBytes, signature);
    }

    /// <summary>Verifies the signature with a public key.</summary>
    /// <exception cref="CryptographicException">The key is damaged.</exception>
    public bool IsMadeBy(PublicKey key)
    {
        if (Algorithm is not { } algorithm)
        {
            return false;
        }

        if (algorithm.Padding is { } padding)
        {
            using var rsa = key.GetRSAPublicKey();
            return rsa is not null && rsa.VerifyData(_signedBytes.Span, _signature, algorithm.Hash, padding);
        }

        using var ecdsa = key.GetECDsaPublicKey();
        return ecdsa is not null
            && ecdsa.VerifyData(_signedBytes.Span, _signature, algorithm.Hash, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static ReadOnlyMemory<byte> ReadSignedAlgorithm(ReadOnlyMemory<byte> signedBytes)
    {
        var fields = new AsnReader(signedBytes, AsnEncodingRules.DER).ReadSequence();
        if (fields.PeekTag().HasSameClassAndValue(VersionTag))
        {
            fields.ReadEncodedValue();
        }

        fields.ReadInteger(); // The serial number precedes the algorithm.
        return fields.ReadEncodedValue();
    }
}
