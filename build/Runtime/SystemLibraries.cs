using System.Text.RegularExpressions;
using Build.Oci;

namespace Build.Runtime;

/// <summary>
/// What an image without a base image has of this machine: the libraries that the executable loads, from Debian packages or from
/// packages of a system that descends from Debian.
/// </summary>
/// <param name="Entries">The files, with the records of their packages where scanners of images look for them.</param>
/// <param name="Packages">The packages, sorted by name.</param>
internal sealed partial record SystemLibraries(IReadOnlyList<LayerEntry> Entries, IReadOnlyList<SystemPackage> Packages)
{
    /// <summary>.NET loads it when TLS is used, so it is not among what the executable says it needs.</summary>
    private const string Tls = "libssl.so.3";

    private const string Passwd = "root:x:0:0:root:/:/usr/sbin/nologin\nfunction:x:2000:2000:function:/tmp:/usr/sbin/nologin\n";
    private const string Group = "root:x:0:\nfunction:x:2000:\n";

    /// <exception cref="BuildException">This machine is of another architecture, or its libraries are not from Debian
    /// packages.</exception>
    public static async Task<SystemLibraries> CollectAsync(
        Executable executable, Architecture architecture, CancellationToken cancellationToken)
    {
        if (architecture != Architecture.OfThisMachine)
        {
            throw new BuildException(
                $"without --base the image gets libraries of this machine, which is not {architecture}: give a base image, or "
                    + $"build on {architecture}");
        }

        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var packages = new Dictionary<string, SystemPackage>();
        foreach (var library in await FindLibrariesAsync(executable.File, architecture, cancellationToken))
        {
            files[library.TrimStart('/')] = await File.ReadAllBytesAsync(library, cancellationToken);
            var package = await SystemPackage.FindAsync(library, cancellationToken);
            packages[package.Name] = package;
        }

        SystemPackage[] sorted = [.. packages.Values.OrderBy(package => package.Name, StringComparer.Ordinal)];
        return new SystemLibraries(
            [
                .. files.Select(file => LayerEntry.Executable(file.Key, file.Value)),
                .. sorted.SelectMany(package => package.Records),
                LayerEntry.File("etc/passwd", System.Text.Encoding.ASCII.GetBytes(Passwd)),
                LayerEntry.File("etc/group", System.Text.Encoding.ASCII.GetBytes(Group)),
                LayerEntry.SharedDirectory("tmp"),
            ],
            sorted);
    }

    /// <summary>The files that the dynamic linker loads, as it prints them: <c>name => path (address)</c>, or
    /// <c>path (address)</c>.</summary>
    internal static IEnumerable<string> ParseLinker(string output) => output
        .Split('\n')
        .Select(line => Loaded().Match(line))
        .Where(match => match.Success)
        .Select(match => match.Groups[1].Value);

    private static async Task<SortedSet<string>> FindLibrariesAsync(
        string executable, Architecture architecture, CancellationToken cancellationToken)
    {
        string[] folders = [$"/usr/lib/{architecture.GnuTriplet}", $"/lib/{architecture.GnuTriplet}"];
        var tls = folders.Select(folder => $"{folder}/{Tls}").FirstOrDefault(File.Exists) ?? throw new BuildException(
            $"without --base the image gets {Tls} of this machine, but there is none in {string.Join(" or ", folders)}: give a "
                + "base image");
        var libraries = new SortedSet<string>(StringComparer.Ordinal) { tls };
        foreach (var root in new[] { executable, tls })
        {
            var linker = await Tool.RunAsync("/", "ldd", [root], cancellationToken);
            if (!linker.Succeeded || linker.Output.Contains("not found", StringComparison.Ordinal))
            {
                throw new BuildException($"cannot tell what \"{root}\" loads: {linker.Said}");
            }

            libraries.UnionWith(ParseLinker(linker.Output));
        }

        return libraries;
    }

    [GeneratedRegex(@"^\s*(?:\S+ => )?(/\S+) \(0x[0-9a-f]+\)$")]
    private static partial Regex Loaded();
}
