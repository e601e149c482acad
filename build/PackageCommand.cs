using System.CommandLine;
using System.CommandLine.Parsing;
using Build.Oci;
using Build.Runtime;
using Crossplane.Functions.Rendering.Yaml;

namespace Build;

/// <summary>
/// <c>package --output DIR</c>. The exit code is 0 when everything was built, and 1 with a sentence on the standard error stream
/// otherwise.
/// </summary>
internal static class PackageCommand
{
    public static Command Create()
    {
        var output = new Option<DirectoryInfo>("--output") { Required = true, Description = "Where to write; a new or an empty directory." };
        var architectures = new Option<Architecture[]>("--architecture")
        {
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result => [.. result.Tokens.Select(token => ReadArchitecture(token.Value, result)).OfType<Architecture>()],
            DefaultValueFactory = _ => [Architecture.OfThisMachine],
            Description = "amd64, arm64 or both; the architecture of this machine by default.",
        };
        var runtime = new Option<RuntimeChoice>("--runtime")
        {
            DefaultValueFactory = _ => RuntimeChoice.Auto,
            Description = "native: machine code; trimmed: .NET and the function in one file; auto: native where this machine can.",
        };
        var executables = new Option<string[]>("--executable")
        {
            Description = "ARCHITECTURE=FILE: an executable that is published already, such as on a machine of that architecture.",
        };
        var baseImage = new Option<DirectoryInfo?>("--base")
        {
            Description = "A base image as OCI layout; without one, the image gets the libraries of this machine that it needs.",
        };
        var command = new Command("package", "Builds the runtime image and the packages, without a container engine and without a registry.")
        {
            output, architectures, runtime, executables, baseImage,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            () => new PackageOptions(
                result.GetRequiredValue(output).FullName,
                [.. result.GetRequiredValue(architectures).Distinct().OrderBy(architecture => architecture.Name, StringComparer.Ordinal)],
                result.GetValue(runtime),
                GivenExecutables.Parse(result.GetValue(executables) ?? []),
                result.GetValue(baseImage)?.FullName),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Func<PackageOptions> options, CancellationToken cancellationToken)
    {
        try
        {
            await new PackageBuild(await Checkout.FindAsync(Environment.CurrentDirectory, cancellationToken), options(), Console.Out)
                .RunAsync(cancellationToken);
            return 0;
        }
        catch (Exception exception) when (exception is BuildException or InputException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"error: {exception.Message}");
            return 1;
        }
    }

    private static Architecture? ReadArchitecture(string text, ArgumentResult result)
    {
        if (Architecture.TryParse(text, out Architecture? architecture))
        {
            return architecture;
        }

        result.AddError($"--architecture must be {Architecture.Names}, not \"{text}\"");
        return null;
    }
}
