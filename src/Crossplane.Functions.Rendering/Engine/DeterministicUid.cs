using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Creates the UID that Crossplane's renderer assigns to a composite without one.</summary>
internal static class DeterministicUid
{
    /// <summary>Creates a UUID of version 5 (RFC 4122) in the nil namespace from kind, namespace and name.</summary>
    public static string Create(JsonObject composite)
    {
        // Go writes the core group, which has no name, with its slash.
        var type = composite.ApiVersion().Contains('/', StringComparison.Ordinal)
            ? composite.ApiVersion()
            : $"/{composite.ApiVersion()}";
        var text = $"{type}, Kind={composite.Kind()}\0{composite.Namespace()}\0{composite.Name()}";
        return Create(Encoding.UTF8.GetBytes(text));
    }

    private static string Create(byte[] name)
    {
#pragma warning disable CA5350 // RFC 4122 prescribes SHA-1 for version 5 UUIDs
        var hash = SHA1.HashData([.. new byte[16], .. name]);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString("D");
    }
}
