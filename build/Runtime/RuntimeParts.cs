using Build.Oci;
using Build.Sbom;

namespace Build.Runtime;

/// <summary>The parts of a runtime image: the function, on a base image or on libraries of this machine.</summary>
internal sealed record RuntimeParts(Executable Executable, BaseImage? BaseImage, SystemLibraries? Libraries)
{
    /// <summary>The packages of the libraries; what a base image consists of is in its own bill of materials.</summary>
    public IEnumerable<Component> SystemComponents => (Libraries?.Packages ?? []).Select(package => new Component(
        package.Name,
        package.Version,
        $"pkg:deb/{package.Distribution}/{package.Name}@{Uri.EscapeDataString(package.Version)}"
            + $"?arch={package.DebianArchitecture}",
        null));
}
