using System.CommandLine;
using System.CommandLine.Parsing;
using Build.Oci;
using Build.Runtime;
using Kubernetes.Yaml;

namespace Build;

/// <summary>The options that all commands share.</summary>
internal static class CommandOptions
{
    public static Option<DirectoryInfo> Output() =>
        new("--output") { Required = true, Description = "Where to write; a new or an empty directory." };

    public static Option<RuntimeChoice> Runtime() => new("--runtime")
    {
        DefaultValueFactory = _ => RuntimeChoice.Auto,
        Description = "native: machine code; trimmed: .NET and the function in one file; auto: native where this machine can.",
    };

    public static Architecture? ReadArchitecture(string text, ArgumentResult result)
    {
        if (Architecture.TryParse(text, out var architecture))
        {
            return architecture;
        }

        result.AddError($"--architecture must be {Architecture.Names}, not \"{text}\"");
        return null;
    }

    /// <summary>
    /// Runs a command. Returns exit code 0 on success; otherwise writes the error to the standard error stream and returns 1.
    /// </summary>
    public static async Task<int> RunAsync(Func<Checkout, Task> build, CancellationToken cancellationToken)
    {
        try
        {
            await build(await Checkout.FindAsync(Environment.CurrentDirectory, cancellationToken));
            return 0;
        }
        catch (Exception exception)
            when (exception
                is BuildException or YamlFileException or YamlWriteException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"error: {exception.Message}");
            return 1;
        }
    }
}
