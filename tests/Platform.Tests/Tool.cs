namespace Platform.Tests;

/// <summary>Programs that tests run and that a machine may lack.</summary>
internal static class Tool
{
    // Where Debian puts servers; an ordinary user does not search there.
    private static readonly string[] SystemFolders = ["/usr/sbin", "/usr/local/sbin"];

    /// <exception cref="InvalidOperationException">It is not installed.</exception>
    public static string Find(string name) =>
        Locate(name) ?? throw new InvalidOperationException($"{name} is not installed, see tests/Platform.Tests/README.md");

    public static string? Missing(string name) =>
        Locate(name) is null ? $"{name} is not installed, see tests/Platform.Tests/README.md" : null;

    private static string? Locate(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Concat(SystemFolders)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
