using System.Text;
using Build.Output;

namespace Build.Tests.Output;

public sealed class OutputFilesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Constructor_DirectoryWithFiles_IsRefused()
    {
        _directory.Write("left", "");

        var exception = Invoking(() => new OutputFiles(_directory.Path, DateTimeOffset.UnixEpoch))
            .Should().ThrowExactly<BuildException>().Which;

        exception.Message.Should().Be($"--output \"{_directory.Path}\" must be a new or an empty directory");
    }

    /// <summary>The digest of "abc" is the first example of FIPS 180-2.</summary>
    [Fact]
    public void WriteChecksums_Files_AreListedByNameWithoutThoseOfDirectories()
    {
        var output = new OutputFiles(_directory.Path, DateTimeOffset.UnixEpoch);
        output.Write("second", Encoding.ASCII.GetBytes("abc"));
        output.Write("first", Encoding.ASCII.GetBytes("abc"));
        output.WriteDirectory("layout", new Dictionary<string, byte[]> { ["file"] = Encoding.ASCII.GetBytes("abc") });

        output.WriteChecksums();

        const string Digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        File.ReadAllText(Path.Combine(_directory.Path, OutputFiles.ChecksumsName)).Should().Be(
            $"{Digest}  first\n{Digest}  second\n");
    }
}
