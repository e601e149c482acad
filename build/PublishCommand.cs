using System.CommandLine;
using Build.Oci;
using Build.Runtime;

namespace Build;

/// <summary><c>publish --output DIR</c>: the executable alone, for <c>package --executable</c> elsewhere and for the
/// Dockerfile.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        var output = CommandOptions.Output();
        var architecture = new Option<Architecture>("--architecture")
        {
            CustomParser = result => CommandOptions.ReadArchitecture(result.Tokens[0].Value, result),
            DefaultValueFactory = _ => Architecture.OfThisMachine,
            Description = "amd64 or arm64; the architecture of this machine by default.",
        };
        var runtime = CommandOptions.Runtime();
        var command = new Command("publish", "Compiles the function to one executable.") { output, architecture, runtime };
        command.SetAction((result, cancellationToken) => CommandOptions.RunAsync(
            async checkout =>
            {
                var executable = await new ExecutablePublisher(checkout, Console.Out)
                    .PublishAsync(result.GetRequiredValue(architecture), result.GetValue(runtime), cancellationToken);
                var directory = Directory.CreateDirectory(result.GetRequiredValue(output).FullName);
                File.Copy(executable.File, Path.Combine(directory.FullName, ExecutablePublisher.FileName));
            },
            cancellationToken));
        return command;
    }
}
