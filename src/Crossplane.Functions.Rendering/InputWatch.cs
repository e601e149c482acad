namespace Crossplane.Functions.Rendering;

/// <summary>
/// Looks whether files change. It asks the file system again and again: notifications get lost on network shares and in
/// containers, and editors replace files in too many ways.
/// </summary>
internal sealed class InputWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly string[] _paths;
    private Dictionary<string, (DateTime Written, long Length)> _seen;

    /// <param name="paths">Files, and directories with all that is in them.</param>
    public InputWatch(IEnumerable<string> paths)
    {
        _paths = [.. paths];
        _seen = Look();
    }

    /// <summary>Waits until something differs from what was there when this was called last, or made.</summary>
    /// <returns>The files that were changed, added or removed, sorted.</returns>
    public async Task<IReadOnlyList<string>> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(Interval, cancellationToken).ConfigureAwait(false);
            var now = Look();
            string[] changed = [.. now.Except(_seen).Concat(_seen.Except(now)).Select(entry => entry.Key).Distinct().Order(StringComparer.Ordinal)];
            _seen = now;
            if (changed.Length > 0)
            {
                return changed;
            }
        }
    }

    private Dictionary<string, (DateTime Written, long Length)> Look()
    {
        var found = new Dictionary<string, (DateTime, long)>(StringComparer.Ordinal);
        foreach (var file in _paths.SelectMany(Files).Select(path => new FileInfo(path)).Where(file => file.Exists))
        {
            found[file.ToString()] = (file.LastWriteTimeUtc, file.Length);
        }

        return found;
    }

    private static IEnumerable<string> Files(string path)
    {
        try
        {
            return Directory.Exists(path) ? Directory.GetFiles(path, "*", SearchOption.AllDirectories) : [path];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A directory that is being replaced; the next look finds it.
            return [];
        }
    }
}
