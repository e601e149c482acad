using Build.Oci;

namespace Build.Runtime;

/// <summary>What compiling natively needs besides .NET: a machine of the architecture, with a C compiler that links.</summary>
internal static class NativeToolchain
{
    private static readonly string[] Linkers = ["clang", "gcc"];

    /// <summary>What is missing; null if nothing.</summary>
    public static async Task<string?> FindObstacleAsync(Architecture architecture, CancellationToken cancellationToken)
    {
        if (architecture != Architecture.OfThisMachine)
        {
            return $"this machine is {Architecture.OfThisMachine}; publish on {architecture}, and give the result with --executable";
        }

        foreach (string linker in Linkers)
        {
            if ((await Tool.RunAsync("/", linker, ["--version"], cancellationToken)).Succeeded)
            {
                return null;
            }
        }

        return $"there is no {string.Join(" or ", Linkers)}";
    }
}
