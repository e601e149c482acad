using System.Text.Json;
using System.Text.Json.Nodes;
using Build.Oci;

namespace Build.Sbom;

/// <summary>Writes a bill of materials as <see href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</see> in JSON.</summary>
internal static class CycloneDx
{
    private const string Name = "function-agent-platform";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <param name="image">The image that the bill of materials describes.</param>
    /// <param name="checkout">The sources of the image.</param>
    /// <param name="components">The components of the image.</param>
    public static byte[] Write(Image image, Checkout checkout, IEnumerable<Component> components)
    {
        Component[] sorted = [.. components.OrderBy(component => component.PackageUrl, StringComparer.Ordinal)];
        var own =
            $"pkg:oci/{Name}@{image.Manifest.Digest.Replace(":", "%3A", StringComparison.Ordinal)}?arch={image.Architecture}";
        return [.. JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["bomFormat"] = "CycloneDX",
                ["specVersion"] = "1.6",
                ["version"] = 1,
                ["metadata"] = new JsonObject
                {
                    ["timestamp"] = ImageConfig.FormatTime(checkout.Time),
                    ["component"] = DescribeOwn(own, image, checkout),
                },
                ["components"] = new JsonArray([.. sorted.Select(Describe)]),
                ["dependencies"] = new JsonArray(
                    new JsonObject
                    {
                        ["ref"] = own,
                        ["dependsOn"] = JsonObjects.Of(sorted.Select(component => component.PackageUrl)),
                    }),
            },
            Indented), (byte)'\n'];
    }

    private static JsonObject DescribeOwn(string packageUrl, Image image, Checkout checkout) => new()
    {
        ["bom-ref"] = packageUrl,
        ["type"] = "container",
        ["name"] = Name,
        ["version"] = checkout.Version,
        ["hashes"] = new JsonArray(new JsonObject
        {
            ["alg"] = "SHA-256",
            ["content"] = image.Manifest.Digest["sha256:".Length..],
        }),
        ["licenses"] = Licences("Apache-2.0"),
        ["purl"] = packageUrl,
    };

    private static JsonObject Describe(Component component)
    {
        var description = new JsonObject
        {
            ["bom-ref"] = component.PackageUrl,
            ["type"] = "library",
            ["name"] = component.Name,
            ["version"] = component.Version,
        };
        if (component.Licence is not null)
        {
            description["licenses"] = Licences(component.Licence);
        }

        description["purl"] = component.PackageUrl;
        return description;
    }

    private static JsonArray Licences(string expression) => new(new JsonObject { ["expression"] = expression });
}
