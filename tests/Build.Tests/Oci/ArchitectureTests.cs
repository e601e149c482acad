using Build.Oci;

namespace Build.Tests.Oci;

public class ArchitectureTests
{
    [Theory]
    [InlineData("amd64", "linux-x64")]
    [InlineData("arm64", "linux-arm64")]
    public void TryParse_OfName_KnowsTheRuntimeIdentifier(string name, string expected)
    {
        Assert.True(Architecture.TryParse(name, out Architecture? architecture));
        Assert.Equal(expected, architecture.RuntimeIdentifier);
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("AMD64")]
    [InlineData("")]
    public void TryParse_OfAnythingElse_Fails(string name) => Assert.False(Architecture.TryParse(name, out _));
}
