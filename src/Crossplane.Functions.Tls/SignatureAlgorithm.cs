using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Crossplane.Functions.Tls;

/// <summary>A signature algorithm that a certificate may use.</summary>
/// <param name="Hash">SHA-256, SHA-384 or SHA-512.</param>
/// <param name="Padding">The padding of RSA; null for ECDSA.</param>
internal sealed record SignatureAlgorithm(HashAlgorithmName Hash, RSASignaturePadding? Padding)
{
    private const string RsaPss = "1.2.840.113549.1.1.10";

    private static readonly Dictionary<string, SignatureAlgorithm> Allowed = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.1.1.11"] = new(HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        ["1.2.840.113549.1.1.12"] = new(HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        ["1.2.840.113549.1.1.13"] = new(HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        ["1.2.840.10045.4.3.2"] = new(HashAlgorithmName.SHA256, null),
        ["1.2.840.10045.4.3.3"] = new(HashAlgorithmName.SHA384, null),
        ["1.2.840.10045.4.3.4"] = new(HashAlgorithmName.SHA512, null),
    };

    private static readonly Dictionary<string, SignatureAlgorithm> AllowedForPss = new(StringComparer.Ordinal)
    {
        ["2.16.840.1.101.3.4.2.1"] = new(HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        ["2.16.840.1.101.3.4.2.2"] = new(HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
        ["2.16.840.1.101.3.4.2.3"] = new(HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
    };

    /// <summary>Finds the algorithm that an X.509 AlgorithmIdentifier names; null if it is not allowed.</summary>
    /// <exception cref="AsnContentException">The bytes are not an AlgorithmIdentifier.</exception>
    public static SignatureAlgorithm? Find(ReadOnlyMemory<byte> algorithmIdentifier)
    {
        var sequence = new AsnReader(algorithmIdentifier, AsnEncodingRules.DER).ReadSequence();
        var identifier = sequence.ReadObjectIdentifier();
        return identifier == RsaPss ? FindPss(sequence) : Allowed.GetValueOrDefault(identifier);
    }

    // Only the hash is read. A salt of another length or a mask with another hash fails to verify, because the platform
    // ties both to the hash; absent parameters mean SHA-1.
    private static SignatureAlgorithm? FindPss(AsnReader sequence)
    {
        var hashTag = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        if (!sequence.HasData)
        {
            return null;
        }

        var parameters = sequence.ReadSequence();
        if (!parameters.HasData || !parameters.PeekTag().HasSameClassAndValue(hashTag))
        {
            return null;
        }

        var hash = parameters.ReadSequence(hashTag).ReadSequence().ReadObjectIdentifier();
        return AllowedForPss.GetValueOrDefault(hash);
    }
}
