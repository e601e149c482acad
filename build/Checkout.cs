using System.Globalization;
using System.Xml.Linq;

namespace Build;

/// <summary>The source tree that is built, and its commit.</summary>
/// <param name="Root">The directory with CompositionFunction.sln.</param>
/// <param name="Version">The version of all artifacts, from Directory.Build.props.</param>
/// <param name="Revision">The commit, with the suffix <c>-dirty</c> if files differ from it; null outside a git checkout.</param>
/// <param name="Time">The timestamp of all artifacts: SOURCE_DATE_EPOCH, or the time of the commit.</param>
internal sealed record Checkout(string Root, string Version, string? Revision, DateTimeOffset Time)
{
    /// <exception cref="BuildException">The directory is not in a checkout of this project.</exception>
    public static async Task<Checkout> FindAsync(string directory, CancellationToken cancellationToken)
    {
        var root = FindRoot(directory);
        var version = XDocument.Load(Path.Combine(root, "Directory.Build.props")).Descendants("Version").Single().Value;
        var log = await Tool.RunAsync(root, "git", ["log", "-1", "--format=%H %ct"], cancellationToken);
        if (!log.Succeeded)
        {
            return new Checkout(root, version, null, ReadEpoch(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH")));
        }

        var commit = log.Output.Trim().Split(' ');
        var status = await Tool.RunAsync(root, "git", ["status", "--porcelain"], cancellationToken);
        var revision = status.Output.Length == 0 ? commit[0] : $"{commit[0]}-dirty";
        return new Checkout(
            root, version, revision, ReadEpoch(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH") ?? commit[1]));
    }

    public string PathTo(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>Seconds since 1970, as
    /// <see href="https://reproducible-builds.org/specs/source-date-epoch/">SOURCE_DATE_EPOCH</see> has them.</summary>
    internal static DateTimeOffset ReadEpoch(string? seconds)
    {
        if (string.IsNullOrEmpty(seconds))
        {
            return DateTimeOffset.UnixEpoch;
        }

        return long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(value)
            : throw new BuildException($"SOURCE_DATE_EPOCH must be whole seconds since 1970, not \"{seconds}\"");
    }

    private static string FindRoot(string directory)
    {
        for (DirectoryInfo? candidate = new(directory); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, "CompositionFunction.sln")))
            {
                return candidate.FullName;
            }
        }

        throw new BuildException($"\"{directory}\" is in no checkout: no CompositionFunction.sln here or above");
    }
}
