using Build.Oci;

namespace Build.Tests.Oci;

public class ArchitectureTests
{
    [Theory]
    [InlineData("amd64", "linux-x64")]
    [InlineData("arm64", "linux-arm64")]
    public void TryParse_OfName_KnowsTheRuntimeIdentifier(string name, string expected)
    {
        Architecture.TryParse(name, out var architecture).Should().BeTrue($"\"{name}\" is an architecture");
        architecture!.RuntimeIdentifier.Should().Be(expected);
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("AMD64")]
    [InlineData("")]
    public void TryParse_OfAnythingElse_Fails(string name) =>
        Architecture.TryParse(name, out _).Should().BeFalse($"\"{name}\" is no architecture");
}
