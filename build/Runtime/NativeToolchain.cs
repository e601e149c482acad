using Build.Oci;

namespace Build.Runtime;

/// <summary>The linker that compiling natively needs besides .NET.</summary>
/// <param name="directory">Where to run programs.</param>
/// <param name="architecture">What is compiled for.</param>
internal sealed class NativeToolchain(string directory, Architecture architecture)
{
    private readonly string _crossCompiler = $"{architecture.GnuTriplet}-gcc";

    /// <summary>The properties of MSBuild that lead to the linker; none on a machine of the architecture itself.</summary>
    public IReadOnlyList<string> Properties => IsCross
        ? [$"-p:CppCompilerAndLinker={_crossCompiler}", $"-p:ObjCopyName={architecture.GnuTriplet}-objcopy"]
        : [];

    private bool IsCross => architecture != Architecture.OfThisMachine;

    /// <summary>What this machine lacks; null if nothing.</summary>
    public async Task<string?> FindObstacleAsync(CancellationToken cancellationToken)
    {
        string[] candidates = IsCross ? [_crossCompiler] : ["clang", "gcc"];
        foreach (string candidate in candidates)
        {
            if ((await Tool.RunAsync(directory, candidate, ["--version"], cancellationToken)).Succeeded)
            {
                return null;
            }
        }

        return $"there is no {string.Join(" or ", candidates)}";
    }
}
