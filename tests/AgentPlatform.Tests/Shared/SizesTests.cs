using AgentPlatform.Shared;
using AgentPlatform.Workloads.Specs;

namespace AgentPlatform.Tests.Shared;

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

    [Fact]
    public void Names_ForMessages_AreInOrderOfSize() => Sizes.Names.Should().Equal("micro", "small", "medium", "large");
}
