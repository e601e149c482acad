using Build.Oci;
using Build.Runtime;

namespace Build;

/// <summary>The options of the command <c>package</c>.</summary>
/// <param name="Output">The output directory; must be new or empty.</param>
/// <param name="Architectures">The architectures, at least one, sorted by name.</param>
/// <param name="Runtime">The way to compile the executables.</param>
/// <param name="Executables">The executables that are given and not compiled.</param>
/// <param name="BaseImage">The OCI layout of a base image; null for none.</param>
internal sealed record PackageOptions(
    string Output,
    IReadOnlyList<Architecture> Architectures,
    RuntimeChoice Runtime,
    IReadOnlyDictionary<Architecture, string> Executables,
    string? BaseImage);
