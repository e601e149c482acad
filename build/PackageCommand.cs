using System.CommandLine;
using Build.Oci;
using Build.Runtime;

namespace Build;

/// <summary><c>package --output DIR</c>: builds all release artifacts.</summary>
internal static class PackageCommand
{
    public static Command Create()
    {
        var output = CommandOptions.Output();
        var architectures = new Option<Architecture[]>("--architecture")
        {
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result =>
                [.. result.Tokens.Select(token => CommandOptions.ReadArchitecture(token.Value, result)).OfType<Architecture>()],
            DefaultValueFactory = _ => [Architecture.OfThisMachine],
            Description = "amd64, arm64 or both; the architecture of this machine by default.",
        };
        var runtime = CommandOptions.Runtime();
        var executables = new Option<string[]>("--executable")
        {
            Description =
                "ARCHITECTURE=FILE: an executable that is published already, such as on a machine of that architecture.",
        };
        var baseImage = new Option<DirectoryInfo?>("--base")
        {
            Description = "A base image as OCI layout; without one, the image gets the libraries of this machine that it needs.",
        };
        var command = new Command(
            "package", "Builds the runtime image and the packages, without a container engine and without a registry.")
        {
            output, architectures, runtime, executables, baseImage,
        };
        command.SetAction((result, cancellationToken) => CommandOptions.RunAsync(
            checkout => new PackageBuild(
                checkout,
                new PackageOptions(
                    result.GetRequiredValue(output).FullName,
                    [.. result.GetRequiredValue(architectures).Distinct().OrderBy(
                        architecture => architecture.Name, StringComparer.Ordinal)],
                    result.GetValue(runtime),
                    GivenExecutables.Parse(result.GetValue(executables) ?? []),
                    result.GetValue(baseImage)?.FullName),
                Console.Out).RunAsync(cancellationToken),
            cancellationToken));
        return command;
    }
}
