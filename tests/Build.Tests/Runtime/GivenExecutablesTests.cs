using Build.Oci;
using Build.Runtime;

namespace Build.Tests.Runtime;

public class GivenExecutablesTests
{
    [Fact]
    public void Parse_Values_AreByArchitecture()
    {
        IReadOnlyDictionary<Architecture, string> files = GivenExecutables.Parse(["arm64=/a=b", "amd64=c"]);

        Assert.Equal(("c", "/a=b"), (files[Architecture.Amd64], files[Architecture.Arm64]));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("amd64=")]
    [InlineData("x86=file")]
    public void Parse_AnythingElse_IsAnErrorThatShowsIt(string value) => Assert.Equal(
        $"--executable must be amd64 or arm64, \"=\" and a file, not \"{value}\"",
        Assert.Throws<BuildException>(() => GivenExecutables.Parse([value])).Message);

    [Fact]
    public void Parse_ArchitectureTwice_IsAnError() => Assert.Equal(
        "--executable is given twice for arm64", Assert.Throws<BuildException>(() => GivenExecutables.Parse(["arm64=a", "arm64=b"])).Message);
}
