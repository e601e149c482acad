namespace Build.Tests;

public class PackageCommandTests
{
    [Fact]
    public void Parse_BothArchitectures_IsAccepted() =>
        PackageCommand.Create().Parse("--output out --architecture amd64 arm64 --runtime native").Errors.Should().BeEmpty();

    [Theory]
    [InlineData("--output out --architecture mips", "--architecture must be amd64 or arm64, not \"mips\"")]
    [InlineData("--architecture amd64", "Option '--output' is required.")]
    public void Parse_Mistake_IsAnErrorThatNamesTheOption(string arguments, string expected) =>
        PackageCommand.Create().Parse(arguments).Errors.Should().ContainSingle().Which.Message.Should().Be(expected);
}
