using System.Security.Cryptography;
using System.Text;

namespace AgentPlatform.Shared;

/// <summary>Names of composed objects.</summary>
internal static class ObjectNames
{
    private const int HashLength = 8;

    /// <summary>
    /// A name with a suffix. One that is too long is cut and gets a hash of the whole name, so that it stays the same from
    /// call to call and differs for different names; one that fits never changes.
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
