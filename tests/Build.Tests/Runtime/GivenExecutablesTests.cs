using Build.Oci;
using Build.Runtime;

namespace Build.Tests.Runtime;

public class GivenExecutablesTests
{
    [Fact]
    public void Parse_Values_AreByArchitecture()
    {
        var files = GivenExecutables.Parse(["arm64=/a=b", "amd64=c"]);

        (files[Architecture.Amd64], files[Architecture.Arm64]).Should().Be(("c", "/a=b"));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("amd64=")]
    [InlineData("x86=file")]
    public void Parse_AnythingElse_IsAnErrorThatShowsIt(string value) =>
        Invoking(() => GivenExecutables.Parse([value])).Should().ThrowExactly<BuildException>().Which.Message.Should().Be(
            $"--executable must be amd64 or arm64, \"=\" and a file, not \"{value}\"");

    [Fact]
    public void Parse_ArchitectureTwice_IsAnError() => Invoking(() => GivenExecutables.Parse(["arm64=a", "arm64=b"]))
        .Should().ThrowExactly<BuildException>().WithMessage("--executable is given twice for arm64");
}
