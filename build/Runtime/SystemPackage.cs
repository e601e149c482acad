using System.Text;
using Build.Oci;

namespace Build.Runtime;

/// <summary>A Debian package that a library is from.</summary>
/// <param name="Name">Without the architecture.</param>
/// <param name="Version">The version in Debian.</param>
/// <param name="DebianArchitecture">As Debian calls it, which for ours is as OCI does.</param>
/// <param name="Distribution">The ID of <c>/etc/os-release</c>, such as <c>debian</c>.</param>
/// <param name="Records">Its record and its licence, where they are on an installed system.</param>
internal sealed record SystemPackage(
    string Name, string Version, string DebianArchitecture, string Distribution, IReadOnlyList<LayerEntry> Records)
{
    private const string Fields =
        "${Package}\n${Version}\n${Architecture}\n${Maintainer}\n${source:Package}\n${source:Version}\n";

    /// <summary>The package that a file is from.</summary>
    /// <exception cref="BuildException">It is from none.</exception>
    public static async Task<SystemPackage> FindAsync(string file, CancellationToken cancellationToken)
    {
        foreach (var candidate in Spellings(file))
        {
            var search = await Tool.RunAsync("/", "dpkg-query", ["--search", candidate], cancellationToken);
            if (search.Succeeded)
            {
                return await ReadAsync(search.Output.Split(": ")[0], cancellationToken);
            }
        }

        throw new BuildException(
            $"without --base the image gets \"{file}\" of this machine, which is from no Debian package: give a base image");
    }

    /// <summary>Packages list files below /lib or below /usr/lib, which are the same on a merged system.</summary>
    private static IEnumerable<string> Spellings(string file)
    {
        var real = new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file;
        foreach (var path in new[] { file, real })
        {
            yield return path;
            yield return path.StartsWith("/usr/", StringComparison.Ordinal) ? path["/usr".Length..] : $"/usr{path}";
        }
    }

    private static async Task<SystemPackage> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var show = await Tool.RunAsync("/", "dpkg-query", ["--show", $"--showformat={Fields}", name], cancellationToken);
        var fields = show.Output.Split('\n');
        var record =
            $"Package: {fields[0]}\nStatus: install ok installed\nArchitecture: {fields[2]}\nMaintainer: {fields[3]}\n"
                + $"Source: {fields[4]} ({fields[5]})\nVersion: {fields[1]}\n";
        var licence = $"usr/share/doc/{fields[0]}/copyright";
        return new SystemPackage(fields[0], fields[1], fields[2], await ReadDistributionAsync(cancellationToken),
        [
            LayerEntry.File($"var/lib/dpkg/status.d/{fields[0]}", Encoding.UTF8.GetBytes(record)),
            LayerEntry.File(licence, await File.ReadAllBytesAsync($"/{licence}", cancellationToken)),
        ]);
    }

    private static async Task<string> ReadDistributionAsync(CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync("/etc/os-release", cancellationToken);
        return lines.First(line => line.StartsWith("ID=", StringComparison.Ordinal))["ID=".Length..].Trim('"');
    }
}
