using Kubernetes.Yaml.Reading;

namespace Kubernetes.Yaml.Tests.Reading;

public sealed class InputFilesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Find_Directory_IsItsYamlFilesByName()
    {
        string[] expected = [_directory.Write("B.yaml", ""), _directory.Write("a.yml", ""), _directory.Write("c.yaml", "")];
        _directory.Write("d.json", "");
        _directory.Write("e.YAML", "");
        Directory.CreateDirectory(Path.Combine(_directory.Path, "f.yaml"));

        InputFiles.Find(_directory.Path).Should().Equal(expected);
    }

    [Fact]
    public void Find_DirectoryWithoutYamlFiles_IsRefused()
    {
        _directory.Write("a.json", "");

        var exception = Invoking(() => InputFiles.Find(_directory.Path)).Should().ThrowExactly<YamlFileException>().Which;

        exception.Message.Should().Be($"no YAML files found in \"{_directory.Path}\" (.yaml or .yml)");
    }

    [Fact]
    public void ReadText_FileWithoutEnd_IsRefused()
    {
        var path = _directory.Write("a.yaml", "");
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(InputFiles.MaxBytes + 1);
        }

        var exception = Invoking(() => InputFiles.ReadText(path)).Should().ThrowExactly<YamlFileException>().Which;

        exception.Message.Should().Be($"cannot read \"{path}\": it is larger than 128 MiB");
    }

    [Fact]
    public void Find_File_IsThatFileWhateverItsName()
    {
        var path = _directory.Write("a.txt", "");

        InputFiles.Find(path).Should().Equal(path);
    }

    [Fact]
    public void ReadText_ByteOrderMark_IsRemoved() =>
        InputFiles.ReadText(_directory.Write("a.yaml", "\uFEFFa: 1")).Should().Be("a: 1");

    [Fact]
    public void ReadText_MissingFile_IsRefusedWithItsPath()
    {
        var path = Path.Combine(_directory.Path, "no", "a.yaml");

        var exception = Invoking(() => InputFiles.ReadText(path)).Should().ThrowExactly<YamlFileException>().Which;

        exception.Message.Should().Be($"cannot read \"{path}\": there is no such file or directory");
    }

    [Fact]
    public void ReadText_Directory_IsRefused()
    {
        var exception = Invoking(() => InputFiles.ReadText(_directory.Path)).Should().ThrowExactly<YamlFileException>().Which;

        exception.Message.Should().Be($"cannot read \"{_directory.Path}\": it is a directory");
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0xFF })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8 })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x61 })]
    public void ReadText_BytesOfAnotherEncoding_AreRefused(byte[] bytes)
    {
        var path = Path.Combine(_directory.Path, "a.yaml");
        File.WriteAllBytes(path, bytes);

        var exception = Invoking(() => InputFiles.ReadText(path)).Should().ThrowExactly<YamlFileException>().Which;

        exception.Message.Should().Be($"cannot read \"{path}\": the file is neither UTF-8 nor UTF-16 with a byte order mark");
    }

    [Fact]
    public void ReadText_EmptyPath_IsRefused() =>
        Invoking(() => InputFiles.ReadText(""))
            .Should().ThrowExactly<YamlFileException>().Which.Message.Should().StartWith("cannot read \"\": ");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadText_Utf16WithAByteOrderMark_IsRead(bool isBigEndian)
    {
        var path = Path.Combine(_directory.Path, "a.yaml");
        File.WriteAllText(path, "a: \u00E9\U0001F600", new System.Text.UnicodeEncoding(isBigEndian, byteOrderMark: true));

        InputFiles.ReadText(path).Should().Be("a: \u00E9\U0001F600");
    }
}
