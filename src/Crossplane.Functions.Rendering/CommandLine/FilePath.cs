namespace Crossplane.Functions.Rendering.CommandLine;

/// <summary>Reads the values of flags that are paths.</summary>
internal static class FilePath
{
    private const string Home = "~/";

    /// <summary>
    /// Finds what a path means: nothing is the current directory, as in the reference, and <c>~/</c> the home directory. A path
    /// in the home directory that does not exist stays as it was given, for the message about it.
    /// </summary>
    public static string Expand(string path)
    {
        if (path.Length == 0)
        {
            return ".";
        }

        if (!path.StartsWith(Home, StringComparison.Ordinal))
        {
            return path;
        }

        var expanded = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[Home.Length..]);
        return Path.Exists(expanded) ? expanded : path;
    }
}
