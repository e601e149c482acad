using Build.Oci;
using Build.Runtime;

namespace Build;

/// <summary>What to build.</summary>
/// <param name="Output">The directory to write to; new or empty.</param>
/// <param name="Architectures">At least one, sorted by name.</param>
/// <param name="Runtime">How the executables are compiled.</param>
/// <param name="Executables">The executables that need not be compiled.</param>
/// <param name="BaseImage">The OCI layout of a base image; null for none.</param>
internal sealed record PackageOptions(
    string Output,
    IReadOnlyList<Architecture> Architectures,
    RuntimeChoice Runtime,
    IReadOnlyDictionary<Architecture, string> Executables,
    string? BaseImage);
