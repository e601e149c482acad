using Build.Runtime;
using Build.Sbom;

namespace Build.Tests.Sbom;

public class NativeComponentsTests
{
    [Theory]
    [InlineData("\0inflate\01.3.1.zlib-ng\0", "1.3.1.zlib-ng")]
    [InlineData("1.3.1.zlib-ng\01.3.1.zlib-ng", "1.3.1.zlib-ng")]
    [InlineData("external/zlib-ng/arch/generic/adler32_c.c", null)]
    [InlineData("1.3.1", null)]
    public void In_Executable_IsWhatSaysItsName(string content, string? version) =>
        NativeComponents.In(new Executable("", System.Text.Encoding.Latin1.GetBytes(content), IsNative: true)).Should().Equal(
            version is null ? [] : [new Component("zlib-ng", version, $"pkg:generic/zlib-ng@{version}", "Zlib")]);
}
