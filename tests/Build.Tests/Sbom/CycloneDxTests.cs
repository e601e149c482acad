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

        CycloneDx.Write(Image, Checkout, components.Reverse()).Should().Equal(CycloneDx.Write(Image, Checkout, components));
    }

    [Fact]
    public void Write_Image_IsNamedByItsDigest()
    {
        var component = Write()["metadata"]!["component"]!;

        ((string?)component["type"], (string?)component["version"]).Should().Be(("container", "1.2.3"));
        $"sha256:{component["hashes"]![0]!["content"]}".Should().Be(Image.Manifest.Digest);
    }

    [Fact]
    public void Write_Components_HaveTheirLicencesAndTheImageDependsOnThem()
    {
        var bill = Write(new Component("a", "2", "pkg:nuget/a@2", null), new Component("b", "1", "pkg:nuget/b@1", "MIT"));

        bill["components"]!.AsArray().Select(component => (string?)component!["licenses"]?[0]!["expression"])
            .Should().Equal([null, "MIT"]);
        bill["dependencies"]![0]!["dependsOn"]!.AsArray().Select(reference => (string?)reference).Should().Equal(
            "pkg:nuget/a@2", "pkg:nuget/b@1");
        ((string?)bill["dependencies"]![0]!["ref"]).Should().Be((string?)bill["metadata"]!["component"]!["bom-ref"]);
    }

    private static JsonNode Write(params Component[] components) => JsonNode.Parse(CycloneDx.Write(Image, Checkout, components))!;
}
