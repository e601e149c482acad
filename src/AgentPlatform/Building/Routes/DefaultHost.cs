using System.Security.Cryptography;
using System.Text;

namespace AgentPlatform.Building.Routes;

/// <summary>The host of a service that names none, below the platform's domain.</summary>
/// <remarks>
/// It is one label, so that a certificate for <c>*.domain</c> is valid for it. A dash separates name and namespace, so where one
/// of them has a dash itself, another service could have the same label: <c>pay</c> in <c>team-a</c>, and <c>pay-team</c> in
/// <c>a</c>. Those have a hash of both, and so have those of a namespace that looks like the hash of a label that is cut.
/// </remarks>
internal static class DefaultHost
{
    private const int MaxLength = 63;
    private const int HashLength = 8;

    /// <summary>Of a label that is cut, others may have the same start: nobody must find a name with the same hash.</summary>
    private const int LongHashLength = 16;

    public static string LabelOf(string name, string ns)
    {
        var label = $"{name}-{ns}";
        var isLikeHash = ns.Length == LongHashLength && ns.All(char.IsAsciiHexDigitLower);
        if (label.Length <= MaxLength && label.Count(character => character == '-') == 1 && !isLikeHash)
        {
            return label;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ns}/{name}")));
        return label.Length + 1 + HashLength <= MaxLength
            ? $"{label}-{hash[..HashLength]}"
            : $"{label[..Math.Min(label.Length, MaxLength - 1 - LongHashLength)].TrimEnd('-')}-{hash[..LongHashLength]}";
    }
}
