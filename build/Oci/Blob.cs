using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Build.Oci;

/// <summary>Content addressed by its digest.</summary>
internal sealed class Blob
{
    public Blob(string mediaType, byte[] content)
    {
        MediaType = mediaType;
        Content = content;
        Digest = DigestOf(content);
    }

    public string MediaType { get; }

    public byte[] Content { get; }

    /// <summary><c>sha256:</c> and 64 hexadecimal digits.</summary>
    public string Digest { get; }

    /// <summary>The path of the content in a layout.</summary>
    public string Path => PathOf(Digest);

    public static Blob OfJson(string mediaType, JsonNode value) => new(mediaType, JsonSerializer.SerializeToUtf8Bytes(value));

    public static string DigestOf(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    /// <summary>Returns the path of the content with a digest in a layout.</summary>
    public static string PathOf(string digest) => $"blobs/{digest.Replace(':', '/')}";

    public JsonObject Describe() => new() { ["mediaType"] = MediaType, ["digest"] = Digest, ["size"] = Content.Length };
}
