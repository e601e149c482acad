using Build.Oci;

namespace Build;

/// <summary>The standard annotations of an image.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/v1.1.0/annotations.md</remarks>
internal sealed class ImageAnnotations
{
    private const string Source = "https://github.com/bizmatters/function-agent-platform";

    public ImageAnnotations(Checkout checkout, string title, string description)
    {
        var values = new Dictionary<string, string>
        {
            ["org.opencontainers.image.created"] = ImageConfig.FormatTime(checkout.Time),
            ["org.opencontainers.image.description"] = description,
            ["org.opencontainers.image.licenses"] = "Apache-2.0",
            ["org.opencontainers.image.source"] = Source,
            ["org.opencontainers.image.title"] = title,
            ["org.opencontainers.image.version"] = checkout.Version,
        };
        if (checkout.Revision is not null)
        {
            values["org.opencontainers.image.revision"] = checkout.Revision;
        }

        Values = values;
    }

    public IReadOnlyDictionary<string, string> Values { get; }
}
