namespace Crossplane.Functions.Rendering;

/// <summary>
/// Detects changes of files by polling. File system notifications get lost on network shares and in containers, and
/// editors replace files in many ways.
/// </summary>
internal sealed class InputWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly string[] _paths;
    private Dictionary<string, (DateTime Written, long Length)> _seen;

    /// <param name="paths">The files and directories to watch. Directories are watched recursively.</param>
    public InputWatch(IEnumerable<string> paths)
    {
        _paths = [.. paths];
        _seen = Look();
    }

    /// <summary>Waits for a change since the last call, or since the instance was created.</summary>
    /// <returns>The files that were changed, added or removed, sorted.</returns>
    public async Task<IReadOnlyList<string>> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(Interval, cancellationToken).ConfigureAwait(false);
            var now = Look();
            var differences = now.Except(_seen).Concat(_seen.Except(now)).Select(entry => entry.Key);
            string[] changed = [.. differences.Distinct().Order(StringComparer.Ordinal)];
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
            // A directory that is being replaced. The next poll finds it.
            return [];
        }
    }
}
