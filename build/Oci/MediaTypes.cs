namespace Build.Oci;

/// <summary>From the <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/media-types.md">OCI image
/// specification</see>.</summary>
internal static class MediaTypes
{
    public const string Index = "application/vnd.oci.image.index.v1+json";
    public const string Manifest = "application/vnd.oci.image.manifest.v1+json";
    public const string Config = "application/vnd.oci.image.config.v1+json";
    public const string Layer = "application/vnd.oci.image.layer.v1.tar+gzip";
}
