using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Crossplane.Functions;

/// <summary>Validates and generates names of Kubernetes objects.</summary>
public static class ResourceNames
{
    /// <summary>The maximum length of a DNS label (RFC 1123): 63 characters.</summary>
    public const int MaxLength = 63;

    private const int SuffixLength = 12;

    private static readonly SearchValues<char> DnsCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>
    /// Returns the name that Crossplane generates for a composed resource without one: the parent's name and the first
    /// twelve hexadecimal digits of the SHA-256 of the UID and the resource's name. The parent's name is cut so that the
    /// result has at most 63 characters.
    /// </summary>
    /// <param name="generateName">The object's <c>metadata.generateName</c>, with or without a trailing dash.</param>
    /// <param name="parentUid">The composite's <c>metadata.uid</c>.</param>
    /// <param name="resourceName">The composition resource name.</param>
    /// <remarks>The algorithm is that of <c>ChildName</c> in Crossplane's <c>internal/names</c>.</remarks>
    public static string Child(string generateName, string parentUid, string resourceName)
    {
        ArgumentNullException.ThrowIfNull(generateName);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(parentUid + resourceName));
        var suffix = Convert.ToHexStringLower(hash)[..SuffixLength];
        return Prefix(generateName) + suffix;
    }

    /// <summary>
    /// Checks whether a text is a DNS label (RFC 1123): at most 63 lower-case letters, digits and dashes, no dash at either
    /// end.
    /// </summary>
    public static bool IsDnsLabel(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= MaxLength && IsDnsPart(text);
    }

    /// <summary>
    /// Checks whether a text is a DNS subdomain as Kubernetes defines it, the rule for most names: at most 253 characters,
    /// and DNS labels separated by dots. Unlike RFC 1123, Kubernetes does not limit a label of a subdomain to 63 characters.
    /// </summary>
    public static bool IsDnsSubdomain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 253)
        {
            return false;
        }

        foreach (var part in text.AsSpan().Split('.'))
        {
            if (!IsDnsPart(text.AsSpan(part)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDnsPart(ReadOnlySpan<char> text) =>
        text is not ([] or ['-', ..] or [.., '-']) && !text.ContainsAnyExcept(DnsCharacters);

    private static string Prefix(string generateName)
    {
        var prefix = generateName.EndsWith('-') ? generateName : generateName + "-";
        if (prefix.Length <= MaxLength - SuffixLength)
        {
            return prefix;
        }

        var cut = prefix[..(MaxLength - SuffixLength)];
        return cut.EndsWith('-') ? cut : string.Create(CultureInfo.InvariantCulture, $"{cut[..^1]}-");
    }
}
