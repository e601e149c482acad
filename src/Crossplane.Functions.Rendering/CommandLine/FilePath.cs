namespace Crossplane.Functions.Rendering.CommandLine;

/// <summary>Reads the values of flags that are paths.</summary>
internal static class FilePath
{
    private const string Home = "~/";

    /// <summary>Expands the home directory. As in the reference, nothing is the current directory.</summary>
    public static string Expand(string path)
    {
        if (path.Length == 0)
        {
            return ".";
        }

        return path.StartsWith(Home, StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[Home.Length..])
            : path;
    }
}
