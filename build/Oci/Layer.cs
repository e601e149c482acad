using System.IO.Compression;

namespace Build.Oci;

/// <summary>A layer of an image.</summary>
/// <param name="Blob">The compressed layer.</param>
/// <param name="DiffId">The digest of the layer before compression.</param>
/// <param name="CreatedBy">The creator of the layer, for the image's history; null for a layer of the base image, which has its
/// own history.</param>
/// <param name="PackageRole">The role of the layer in a Crossplane package: <c>base</c>, <c>upbound</c>, or null for
/// neither.</param>
internal sealed record Layer(Blob Blob, string DiffId, string? CreatedBy, string? PackageRole = null)
{
    public static Layer Of(IEnumerable<LayerEntry> entries, DateTimeOffset time, string createdBy, string? packageRole = null)
    {
        var content = LayerArchive.Write(entries, time);
        return new Layer(new Blob(MediaTypes.Layer, Compress(content)), Blob.DigestOf(content), createdBy, packageRole);
    }

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }
}
