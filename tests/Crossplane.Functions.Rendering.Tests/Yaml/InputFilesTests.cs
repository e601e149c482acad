using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Tests.Yaml;

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

        Assert.Equal(expected, InputFiles.Find(_directory.Path));
    }

    [Fact]
    public void Find_DirectoryWithoutYamlFiles_IsRefused()
    {
        _directory.Write("a.json", "");

        var exception = Assert.Throws<InputException>(() => InputFiles.Find(_directory.Path));

        Assert.Equal($"no YAML files found in \"{_directory.Path}\" (.yaml or .yml)", exception.Message);
    }

    [Fact]
    public void ReadText_FileWithoutEnd_IsRefused()
    {
        var path = _directory.Write("a.yaml", "");
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(InputFiles.MaxBytes + 1);
        }

        var exception = Assert.Throws<InputException>(() => InputFiles.ReadText(path));

        Assert.Equal($"cannot read \"{path}\": it is larger than 128 MiB", exception.Message);
    }

    [Fact]
    public void Find_File_IsThatFileWhateverItsName()
    {
        var path = _directory.Write("a.txt", "");

        Assert.Equal([path], InputFiles.Find(path));
    }

    [Fact]
    public void ReadText_ByteOrderMark_IsRemoved() =>
        Assert.Equal("a: 1", InputFiles.ReadText(_directory.Write("a.yaml", "\uFEFFa: 1")));

    [Fact]
    public void ReadText_MissingFile_IsRefusedWithItsPath()
    {
        var path = Path.Combine(_directory.Path, "no", "a.yaml");

        var exception = Assert.Throws<InputException>(() => InputFiles.ReadText(path));

        Assert.Equal($"cannot read \"{path}\": there is no such file or directory", exception.Message);
    }

    [Fact]
    public void ReadText_Directory_IsRefused()
    {
        var exception = Assert.Throws<InputException>(() => InputFiles.ReadText(_directory.Path));

        Assert.Equal($"cannot read \"{_directory.Path}\": it is a directory", exception.Message);
    }

    [Fact]
    public void ReadText_BytesThatAreNotUtf8_AreRefused()
    {
        var path = Path.Combine(_directory.Path, "a.yaml");
        File.WriteAllBytes(path, [0x61, 0xFF]);

        var exception = Assert.Throws<InputException>(() => InputFiles.ReadText(path));

        Assert.Equal($"cannot read \"{path}\": the file is not UTF-8", exception.Message);
    }

    [Fact]
    public void ReadText_EmptyPath_IsRefused() =>
        Assert.StartsWith("cannot read \"\": ", Assert.Throws<InputException>(() => InputFiles.ReadText("")).Message, StringComparison.Ordinal);
}
