namespace Docs.Tests.Shell;

/// <summary>A directory for temporary files, deleted at the end.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("docs-");

    public string Path => _directory.FullName;

    public string this[string name] => System.IO.Path.Combine(_directory.FullName, name);

    public void Dispose() => _directory.Delete(recursive: true);
}
