using Build.Oci;

namespace Build.Runtime;

/// <summary>Reads the values of the option <c>--executable</c>.</summary>
internal static class GivenExecutables
{
    /// <exception cref="BuildException">A value is not ARCHITECTURE=FILE, or an architecture is given twice.</exception>
    public static IReadOnlyDictionary<Architecture, string> Parse(IEnumerable<string> values)
    {
        var files = new Dictionary<Architecture, string>();
        foreach (var value in values)
        {
            var parts = value.Split('=', 2);
            if (parts.Length != 2 || parts[1].Length == 0 || !Architecture.TryParse(parts[0], out var architecture))
            {
                throw new BuildException($"--executable must be {Architecture.Names}, \"=\" and a file, not \"{value}\"");
            }

            if (!files.TryAdd(architecture, parts[1]))
            {
                throw new BuildException($"--executable is given twice for {architecture}");
            }
        }

        return files;
    }
}
