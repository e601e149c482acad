using System.Security.Cryptography;
using System.Text;

namespace AgentPlatform.Building.Metadata;

/// <summary>Builds names of composed objects.</summary>
internal static class ObjectNames
{
    private const int HashLength = 8;

    /// <summary>
    /// Appends a suffix to a name. A result that is too long is truncated and gets a hash of the full name, so that it is stable
    /// between calls and differs for different names; a result that fits is never changed.
    /// </summary>
    public static string WithSuffix(string name, string suffix, int maxLength)
    {
        if (name.Length + suffix.Length <= maxLength)
        {
            return name + suffix;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength];
        var cut = name[..(maxLength - suffix.Length - HashLength - 1)].TrimEnd('-');
        return $"{cut}-{hash}{suffix}";
    }
}
