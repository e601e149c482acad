using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Machine = System.Runtime.InteropServices.Architecture;

namespace Build.Oci;

/// <summary>A supported architecture; the operating system is Linux.</summary>
/// <param name="Name">The name in the OCI specification, which is GOARCH.</param>
/// <param name="RuntimeIdentifier">The .NET runtime identifier.</param>
/// <param name="ElfMachine">The field <c>e_machine</c> of its executables.</param>
/// <param name="GnuTriplet">The GNU triplet, which is also the name of Debian's library folder.</param>
internal sealed record Architecture(string Name, string RuntimeIdentifier, ushort ElfMachine, string GnuTriplet)
{
    public static readonly Architecture Amd64 = new("amd64", "linux-x64", 62, "x86_64-linux-gnu");
    public static readonly Architecture Arm64 = new("arm64", "linux-arm64", 183, "aarch64-linux-gnu");

    private static readonly Architecture[] All = [Amd64, Arm64];

    public static string Names => string.Join(" or ", All.Select(architecture => architecture.Name));

    /// <exception cref="BuildException">The architecture of this machine is not supported.</exception>
    public static Architecture OfThisMachine => RuntimeInformation.OSArchitecture switch
    {
        Machine.X64 => Amd64,
        Machine.Arm64 => Arm64,
        Machine other =>
            throw new BuildException($"name an --architecture: this machine is {other}, and only {Names} can be built"),
    };

    public static bool TryParse(string text, [NotNullWhen(true)] out Architecture? architecture)
    {
        architecture = Array.Find(All, candidate => candidate.Name == text);
        return architecture is not null;
    }

    public override string ToString() => Name;
}
