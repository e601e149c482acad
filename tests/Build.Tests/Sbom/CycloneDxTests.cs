using System.Text.Json.Nodes;
using Build.Oci;
using Build.Sbom;
using Build.Tests.Oci;

namespace Build.Tests.Sbom;

public class CycloneDxTests
{
    private static readonly Image Image = Samples.Image(Architecture.Amd64, Samples.Layer("run"));
    private static readonly Checkout Checkout = new("/", "1.2.3", null, Samples.Time);

    [Fact]
    public void Write_AnyOrder_IsTheSameBytes()
    {
        Component[] components = [new("b", "1", "pkg:nuget/b@1", "MIT"), new("a", "2", "pkg:nuget/a@2", null)];

        Assert.Equal(CycloneDx.Write(Image, Checkout, components), CycloneDx.Write(Image, Checkout, components.Reverse()));
    }

    [Fact]
    public void Write_Image_IsNamedByItsDigest()
    {
        JsonNode component = Write()["metadata"]!["component"]!;

        Assert.Equal(("container", "1.2.3"), ((string?)component["type"], (string?)component["version"]));
        Assert.Equal(Image.Manifest.Digest, $"sha256:{component["hashes"]![0]!["content"]}");
    }

    [Fact]
    public void Write_Components_HaveTheirLicencesAndTheImageDependsOnThem()
    {
        JsonNode bill = Write(new Component("a", "2", "pkg:nuget/a@2", null), new Component("b", "1", "pkg:nuget/b@1", "MIT"));

        Assert.Equal([null, "MIT"], bill["components"]!.AsArray().Select(component => (string?)component!["licenses"]?[0]!["expression"]));
        Assert.Equal(["pkg:nuget/a@2", "pkg:nuget/b@1"], bill["dependencies"]![0]!["dependsOn"]!.AsArray().Select(reference => (string?)reference));
        Assert.Equal((string?)bill["metadata"]!["component"]!["bom-ref"], (string?)bill["dependencies"]![0]!["ref"]);
    }

    private static JsonNode Write(params Component[] components) => JsonNode.Parse(CycloneDx.Write(Image, Checkout, components))!;
}
