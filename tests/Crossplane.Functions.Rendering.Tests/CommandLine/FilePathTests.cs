using Crossplane.Functions.Rendering.CommandLine;

namespace Crossplane.Functions.Rendering.Tests.CommandLine;

public class FilePathTests
{
    [Theory]
    [InlineData("", ".")]
    [InlineData("a/~/b", "a/~/b")]
    [InlineData("~", "~")]
    [InlineData("~/no such file of anyone", "~/no such file of anyone")]
    public void Expand_Path_IsWhatItMeans(string path, string expected) => FilePath.Expand(path).Should().Be(expected);

    [Fact]
    public void Expand_HomeDirectory_IsThatOfTheUser() =>
        FilePath.Expand("~/").Should().Be(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
}
