using System.CommandLine;

namespace Crossplane.Functions.Rendering.Tests;

/// <summary>What one invocation of <c>render</c> printed and returned.</summary>
internal sealed record CommandRun(string Output, string Error, int Code)
{
    /// <summary>Runs the command as the executable does, usage errors included.</summary>
    public static async Task<CommandRun> RunAsync(
        IReadOnlyList<string> arguments, params IReadOnlyList<InProcessFunction> functions)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var parsed = new RootCommand { RenderCommand.Create(functions) }.Parse(["render", .. RenderCommand.Translate(arguments)]);
        var code = parsed.Errors.Count > 0
            ? RenderCommand.Report(parsed, error)
            : await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return new CommandRun(output.ToString(), error.ToString(), code);
    }
}
