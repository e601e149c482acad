using Build.Runtime;

namespace Build.Tests.Runtime;

public class SystemLibrariesTests
{
    /// <summary>The kernel's own library has no file; the dynamic linker has no arrow.</summary>
    [Fact]
    public void ParseLinker_Output_IsTheFiles() => SystemLibraries.ParseLinker(
        "\tlinux-vdso.so.1 (0x00007f71c1ae7000)\n\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f71c013e000)\n"
        + "\t/lib64/ld-linux-x86-64.so.2 (0x00007f71c1ae9000)\n").Should().Equal(
        "/lib/x86_64-linux-gnu/libc.so.6", "/lib64/ld-linux-x86-64.so.2");

    [Fact]
    public void ParseLinker_StaticExecutable_HasNone() => SystemLibraries.ParseLinker("\tstatically linked\n").Should().BeEmpty();
}
