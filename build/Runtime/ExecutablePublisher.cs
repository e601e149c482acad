using Build.Oci;

namespace Build.Runtime;

/// <summary>Compiles the function with <c>dotnet publish</c>.</summary>
/// <param name="checkout">The sources.</param>
/// <param name="log">Receives the progress, and the reason if it does not compile natively.</param>
internal sealed class ExecutablePublisher(Checkout checkout, TextWriter log)
{
    public const string FileName = "function-agent-platform";

    private const string Project = "src/CompositionFunction";

    /// <exception cref="BuildException">The function cannot be compiled, or not in the chosen way.</exception>
    public async Task<Executable> PublishAsync(
        Architecture architecture, RuntimeChoice choice, CancellationToken cancellationToken)
    {
        var obstacle = choice == RuntimeChoice.Trimmed ? null : await FindObstacleAsync(architecture, cancellationToken);
        if (obstacle is not null && choice == RuntimeChoice.Native)
        {
            throw new BuildException($"cannot compile natively for {architecture}: {obstacle}");
        }

        if (obstacle is not null)
        {
            await log.WriteLineAsync($"{architecture}: not natively, but trimmed, because {obstacle}");
        }

        var native = choice != RuntimeChoice.Trimmed && obstacle is null;
        await log.WriteLineAsync($"{architecture}: compiling {(native ? "natively" : "trimmed, ready to run, in one file")}");
        return await PublishAsync(architecture, native, cancellationToken);
    }

    private async Task<string?> FindObstacleAsync(Architecture architecture, CancellationToken cancellationToken)
    {
        if (await NativeToolchain.FindObstacleAsync(architecture, cancellationToken) is { } obstacle)
        {
            return obstacle;
        }

        var restore = await Tool.RunAsync(
            checkout.Root,
            "dotnet",
            // For all architectures at once, since that is what the lock file is for.
            ["restore", Project, "-p:Native=true", .. Common(architecture, native: true)],
            cancellationToken);
        return restore.Succeeded ? null : $"its packages cannot be restored: {FirstError(restore)}";
    }

    private async Task<Executable> PublishAsync(Architecture architecture, bool native, CancellationToken cancellationToken)
    {
        var output = Path.Combine(ArtifactsOf(architecture, native), "out");
        var publish = await Tool.RunAsync(
            checkout.Root,
            "dotnet",
            [
                "publish", Project, "-c", "Release", "-r", architecture.RuntimeIdentifier, "-o", output, $"-p:Native={native}",
                .. Common(architecture, native),
            ],
            cancellationToken);
        return publish.Succeeded
            ? Executable.Read(Path.Combine(output, FileName), architecture)
            : throw new BuildException($"dotnet publish failed:\n{publish.Said}");
    }

    /// <summary>The properties that make the build independent of the machine and keep the lock files unchanged.</summary>
    private string[] Common(Architecture architecture, bool native) =>
    [
        "--artifacts-path", ArtifactsOf(architecture, native),
        "-p:RestoreLockedMode=true",
        "-p:DeterministicSourcePaths=false",
        $"-p:PathMap={checkout.Root}/=/_/",
    ];

    private string ArtifactsOf(Architecture architecture, bool native) =>
        checkout.PathTo("artifacts", "package", $"{architecture}-{(native ? "native" : "trimmed")}");

    private static string FirstError(ToolResult result) =>
        result.Said.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))?.Trim()
            ?? result.Said;
}
