using System.IO.Compression;

namespace Crossplane.Functions.Hosting.Tests.Calls;

internal static class Compression
{
    public static byte[] Gzip(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var stream = new GZipStream(result, CompressionLevel.Optimal))
        {
            stream.Write(bytes);
        }

        return result.ToArray();
    }

    public static byte[] Gunzip(byte[] bytes)
    {
        using var stream = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var result = new MemoryStream();
        stream.CopyTo(result);
        return result.ToArray();
    }
}
