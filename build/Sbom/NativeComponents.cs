using System.Text;
using System.Text.RegularExpressions;
using Build.Runtime;

namespace Build.Sbom;

/// <summary>Libraries that are no packages, but part of what the .NET runtime links into the executable.</summary>
internal static partial class NativeComponents
{
    /// <summary>
    /// The libraries that say in the executable who they are. zlib-ng names the version of zlib that it stands in for, as its
    /// function <c>zlibVersion</c> does; its own is that of the .NET runtime.
    /// </summary>
    public static IReadOnlyList<Component> In(Executable executable) =>
    [
        .. ZlibNg().Matches(Encoding.Latin1.GetString(executable.Content))
            .Select(match => match.Value)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(version => new Component("zlib-ng", version, $"pkg:generic/zlib-ng@{version}", "Zlib")),
    ];

    [GeneratedRegex(@"(?<![0-9.])[0-9]+(\.[0-9]+)+\.zlib-ng\b", RegexOptions.CultureInvariant)]
    private static partial Regex ZlibNg();
}
