namespace Build.Oci;

/// <summary>A file or a directory in a layer; owned by root.</summary>
/// <param name="Path">The path, without a leading slash.</param>
/// <param name="Mode">The permissions.</param>
/// <param name="Content">The content of a file; null for a directory.</param>
internal sealed record LayerEntry(string Path, UnixFileMode Mode, byte[]? Content)
{
    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enterable =
        Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>A file that everyone can read.</summary>
    public static LayerEntry File(string path, byte[] content) => new(path, Readable, content);

    /// <summary>A file that everyone can read and execute.</summary>
    public static LayerEntry Executable(string path, byte[] content) => new(path, Enterable, content);

    /// <summary>A directory that everyone can enter.</summary>
    public static LayerEntry Directory(string path) => new(path, Enterable, null);

    /// <summary>A directory in which everyone can write, but only change their own files (sticky bit).</summary>
    public static LayerEntry SharedDirectory(string path) =>
        new(path, Enterable | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite | UnixFileMode.StickyBit, null);
}
