namespace Crossplane.Functions.Rendering.Tests;

public sealed class InputWatchTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("render-watch-");
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(30));

    public void Dispose()
    {
        _patience.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task WaitAsync_FilesChange_NamesThem()
    {
        var (kept, changed, removed) = (Write("kept.yaml"), Write("changed.yaml"), Write("deep/removed.yaml"));
        var watch = new InputWatch([kept, _directory.FullName]);

        await File.AppendAllTextAsync(changed, "more", _patience.Token);
        File.Delete(removed);
        var added = Write("added.yaml");

        (await watch.WaitAsync(_patience.Token)).Should().Equal(new[] { added, changed, removed }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WaitAsync_NothingChanges_Waits()
    {
        var watch = new InputWatch([Write("kept.yaml"), Path.Combine(_directory.FullName, "missing.yaml")]);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(600));

        await Awaiting(() => watch.WaitAsync(soon.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    private string Write(string name)
    {
        var path = Path.Combine(_directory.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "text");
        return path;
    }
}
