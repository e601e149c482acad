using System.CommandLine;
using Crossplane.Functions.Rendering.CommandLine;

namespace Crossplane.Functions.Rendering;

/// <summary>
/// <c>render XR COMPOSITION [FUNCTIONS]</c>: prints what Crossplane would make of a composite, without a cluster and without
/// containers. Arguments and flags are those of <c>crossplane composition render</c>, and a few more.
/// </summary>
public static class RenderCommand
{
    /// <summary>The exit code for a wrong command line, as that of the <c>crossplane</c> command.</summary>
    public const int UsageError = 80;

    /// <summary>
    /// Makes the command. Its action prints to the invocation's output and error; it returns 0, or 1 with one line on error
    /// and nothing on output; 130 if it is interrupted, but 0 with <c>--watch</c>. With <c>--diff</c> it returns 1 if there are differences, with the differences on output.
    /// </summary>
    /// <param name="inProcess">The functions that run in this process; every other one must listen.</param>
    public static Command Create(params IReadOnlyList<InProcessFunction> inProcess)
    {
        var flags = new RenderFlags();
        var command = new Command("render", "Print what Crossplane would make of a composite, without a cluster and without containers.");
        flags.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var interrupt = new InterruptSignal(cancellationToken);
            var session = new RenderSession(flags.Read(parsed), inProcess, RenderConsole.Of(parsed.InvocationConfiguration));
            return await session.RunAsync(interrupt.Token).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Says what is wrong with a command line of <c>render</c>, after a line on how the command is used.</summary>
    /// <param name="parsed">A command line with errors; see <see cref="ParseResult.Errors"/>.</param>
    /// <param name="error">Where to say it.</param>
    /// <returns><see cref="UsageError"/>.</returns>
    public static int Report(ParseResult parsed, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(error);
        var console = new RenderConsole(TextWriter.Null, error);
        console.Report(UsageReport.Usage(parsed));
        console.Fail(UsageReport.Mistake(parsed));
        return UsageError;
    }
}
