using System.Text.Json;
using AgentPlatform.Values;
using Kubernetes.Manifests;

namespace AgentPlatform.Tests.Values;

public class SizesTests
{
    [Theory]
    [InlineData("micro", "100m", "500m", "256Mi", "1Gi")]
    [InlineData("small", "250m", "1000m", "512Mi", "2Gi")]
    [InlineData("medium", "500m", "2000m", "1Gi", "4Gi")]
    [InlineData("large", "1000m", "4000m", "2Gi", "8Gi")]
    public void Find_Size_HasTheResourcesOfTheDesign(
        string name, string cpuRequest, string cpuLimit, string memoryRequest, string memoryLimit)
    {
        var size = Sizes.Find(name);

        size.Should().NotBeNull();
        size.Requests.Should().Be(new ResourceAmounts { Cpu = cpuRequest, Memory = memoryRequest });
        size.Limits.Should().Be(new ResourceAmounts { Cpu = cpuLimit, Memory = memoryLimit });
    }

    [Theory]
    [InlineData("")]
    [InlineData("Medium")]
    [InlineData("medium ")]
    [InlineData("huge")]
    public void Find_OtherName_IsNull(string name) => Sizes.Find(name).Should().BeNull();

    /// <summary>The extremes of what <see cref="Quantity"/> accepts; binary amounts are capped, as by API servers.</summary>
    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.000000001m", "1n")]
    [InlineData("00.500", "500m")]
    [InlineData("1.1Gi", "1181116006400m")]
    [InlineData("0.5Ki", "512")]
    [InlineData("999999999999.999999999", "999999999999999999999n")]
    [InlineData("999999999999.999999999P", "999999999999999999999M")]
    [InlineData("999999999999.999999999Pi", "9223372036854775807")]
    public void Requirements_EveryValidAmount_AreInCanonicalForm(string amount, string written)
    {
        var amounts = new ResourceAmounts { Cpu = amount, Memory = amount };

        Quantity.TryParse(amount, out _).Should().BeTrue("a size is made of valid amounts");
        JsonSerializer.Serialize(new Size(amounts, amounts).Requirements, ManifestJson.Default.V1ResourceRequirements)
            .Should().Be(
                $$$"""{"limits":{"cpu":"{{{written}}}","memory":"{{{written}}}"},"requests":{"cpu":"{{{written}}}","memory":"{{{written}}}"}}""");
    }

    [Fact]
    public void Override_SingleAmounts_KeepsTheOthers()
    {
        var size = Sizes.Find("small")!;

        size.Override(null).Should().BeSameAs(size);
        size.Override(new ResourceOverrides()).Should().BeSameAs(size);
        var larger = size.Override(new ResourceOverrides { Limits = new ResourceAmounts { Memory = "3Gi" } });
        larger.Requests.Should().Be(size.Requests);
        larger.Limits.Should().Be(new ResourceAmounts { Cpu = "1000m", Memory = "3Gi" });
    }

    [Fact]
    public void Names_ForMessages_AreInOrderOfSize() => Sizes.Names.Should().Equal("micro", "small", "medium", "large");
}
