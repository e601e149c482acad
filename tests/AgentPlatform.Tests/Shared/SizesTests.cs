using AgentPlatform.Shared;

namespace AgentPlatform.Tests.Shared;

public class SizesTests
{
    [Theory]
    [InlineData("micro", "100m", "500m", "256Mi", "1Gi")]
    [InlineData("small", "250m", "1000m", "512Mi", "2Gi")]
    [InlineData("medium", "500m", "2000m", "1Gi", "4Gi")]
    [InlineData("large", "1000m", "4000m", "2Gi", "8Gi")]
    public void Find_Size_HasTheResourcesOfTheDesign(string name, string cpuRequest, string cpuLimit, string memoryRequest, string memoryLimit)
    {
        var resources = Sizes.Find(name);

        Assert.NotNull(resources);
        Assert.Equal(new Dictionary<string, string> { ["cpu"] = cpuRequest, ["memory"] = memoryRequest }, resources.Requests);
        Assert.Equal(new Dictionary<string, string> { ["cpu"] = cpuLimit, ["memory"] = memoryLimit }, resources.Limits);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Medium")]
    [InlineData("medium ")]
    [InlineData("huge")]
    public void Find_OtherName_IsNull(string name) => Assert.Null(Sizes.Find(name));

    [Fact]
    public void Names_ForMessages_AreInOrderOfSize() => Assert.Equal(["micro", "small", "medium", "large"], Sizes.Names);
}
