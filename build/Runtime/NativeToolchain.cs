using Build.Oci;

namespace Build.Runtime;

/// <summary>The prerequisites of native compilation besides .NET: a machine of the same architecture and a C compiler to link
/// with.</summary>
internal static class NativeToolchain
{
    private static readonly string[] Linkers = ["clang", "gcc"];

    /// <summary>Returns the missing prerequisite; null if there is none.</summary>
    public static async Task<string?> FindObstacleAsync(Architecture architecture, CancellationToken cancellationToken)
    {
        if (architecture != Architecture.OfThisMachine)
        {
            return $"this machine is {Architecture.OfThisMachine}; publish on {architecture}, and give the result with "
                + "--executable";
        }

        foreach (var linker in Linkers)
        {
            if ((await Tool.RunAsync("/", linker, ["--version"], cancellationToken)).Succeeded)
            {
                return null;
            }
        }

        return $"there is no {string.Join(" or ", Linkers)}";
    }
}
