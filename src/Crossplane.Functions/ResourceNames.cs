using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Crossplane.Functions;

/// <summary>Names of Kubernetes objects.</summary>
public static class ResourceNames
{
    /// <summary>The longest name that is a DNS label: 63 characters.</summary>
    public const int MaxLength = 63;

    private const int SuffixLength = 12;

    private static readonly SearchValues<char> DnsCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>
    /// The name that Crossplane gives a composed resource that has none: the parent's name and twelve hexadecimal digits
    /// of SHA-256 over the UID and the resource's name; the parent's part is cut so that the whole has at most 63 characters.
    /// </summary>
    /// <param name="generateName">The object's <c>metadata.generateName</c>, with or without the dash at its end.</param>
    /// <param name="parentUid">The composite's <c>metadata.uid</c>.</param>
    /// <param name="resourceName">The composition resource name.</param>
    /// <remarks>The algorithm is that of Crossplane's <c>internal/names</c>.</remarks>
    public static string Child(string generateName, string parentUid, string resourceName)
    {
        ArgumentNullException.ThrowIfNull(generateName);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(parentUid + resourceName));
        var suffix = Convert.ToHexStringLower(hash)[..SuffixLength];
        return Prefix(generateName) + suffix;
    }

    /// <summary>Whether a text is a DNS label (RFC 1123): lower-case letters, digits and dashes, at most 63.</summary>
    public static bool IsDnsLabel(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= MaxLength && IsDnsPart(text);
    }

    /// <summary>
    /// Whether a text is a DNS subdomain as Kubernetes understands it, the rule for most names: lower-case letters, digits
    /// and dashes in parts that dots join, at most 253 characters. A part by itself may be longer than a label.
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
