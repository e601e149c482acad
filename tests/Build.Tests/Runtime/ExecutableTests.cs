using Build.Oci;
using Build.Runtime;

namespace Build.Tests.Runtime;

public sealed class ExecutableTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Read_ElfOfTheArchitecture_IsNative() =>
        Executable.Read(Write(Elf(183)), Architecture.Arm64).IsNative.Should().BeTrue("it carries no bundle");

    /// <summary>The host of this very test is one that could carry a bundle.</summary>
    [Fact]
    public void Read_HostOfABundle_IsNotNative()
    {
        var host = Path.Combine(AppContext.BaseDirectory, "Build");

        File.ReadAllText(host).Should().Contain("DOTNET");
        Executable.Read(host, Architecture.OfThisMachine).IsNative.Should().BeFalse("the host needs a runtime");
    }

    [Fact]
    public void Read_ElfOfAnotherArchitecture_IsRefused() => AssertRefused(Elf(62), Architecture.Arm64);

    [Fact]
    public void Read_Script_IsRefused() => AssertRefused([.. "#!/bin/sh\nexec true and more\n"u8], Architecture.Amd64);

    [Fact]
    public void Read_EmptyFile_IsRefused() => AssertRefused([], Architecture.Amd64);

    [Fact]
    public void Read_MissingFile_IsNamed()
    {
        var file = Path.Combine(_directory.Path, "nothing");

        Invoking(() => Executable.Read(file, Architecture.Amd64))
            .Should().ThrowExactly<BuildException>().Which.Message.Should().Be($"there is no executable \"{file}\"");
    }

    private static byte[] Elf(byte machine)
    {
        var content = new byte[64];
        "\u007fELF"u8.CopyTo(content);
        content[18] = machine;
        return content;
    }

    private string Write(byte[] content) => _directory.Write("file", content);

    private void AssertRefused(byte[] content, Architecture architecture)
    {
        var file = Write(content);

        Invoking(() => Executable.Read(file, architecture)).Should().ThrowExactly<BuildException>().Which.Message.Should().Be(
            $"\"{file}\" must be an ELF executable for {architecture}");
    }
}
