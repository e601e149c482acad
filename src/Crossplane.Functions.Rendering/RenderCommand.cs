using System.CommandLine;
using System.CommandLine.Help;
using Crossplane.Functions.Rendering.CommandLine;

namespace Crossplane.Functions.Rendering;

/// <summary>
/// The command <c>render XR COMPOSITION [FUNCTIONS]</c>. It prints the objects that Crossplane would create for a
/// composite, without a cluster and without containers. It has all arguments and flags of <c>crossplane composition
/// render</c>, and a few more.
/// </summary>
public static class RenderCommand
{
    /// <summary>The exit code for usage errors: 80, the same as the <c>crossplane</c> command's.</summary>
    public const int UsageError = 80;

    /// <summary>
    /// Creates the command. Its action writes to the output and error of the invocation and returns the exit code: 0
    /// for success; 1 for a failure, with one line on error and nothing on output; 255 on a timeout; 130 if it is
    /// interrupted, or 0 with <c>--watch</c>. With <c>--diff</c> it returns 1 if there are differences, and writes them to
    /// output.
    /// </summary>
    /// <remarks>Parse what <see cref="Translate"/> returns, to have the syntax of the <c>crossplane</c> command.</remarks>
    /// <param name="inProcess">The functions that run in this process. All others must be listening.</param>
    public static Command Create(params IReadOnlyList<InProcessFunction> inProcess)
    {
        var flags = new RenderFlags();
        var command = new Command(
            "render",
            "Print the objects that Crossplane would create for a composite, without a cluster and without containers.");
        flags.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var interrupt = new InterruptSignal(cancellationToken);
            var session = new RenderSession(flags.Read(parsed), inProcess, RenderConsole.Create(parsed.InvocationConfiguration));
            return await session.RunAsync(interrupt.Token).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>
    /// Translates a command line of <c>crossplane composition render</c>, whose syntax for the values of flags differs from
    /// that of System.CommandLine: <c>-oFILE</c> but not <c>-o=FILE</c>, <c>--verbose=1</c>, and no flag as the value of another.
    /// </summary>
    /// <param name="arguments">The arguments after the name of the command.</param>
    /// <returns>The arguments to parse in their place; errors among them are found when they are parsed.</returns>
    public static IReadOnlyList<string> Translate(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var command = new Command("render");
        new RenderFlags().AddTo(command);
        return FlagSyntax.Translate(arguments, command.Options.Where(option => !option.Hidden).Append(new HelpOption()));
    }

    /// <summary>Prints the usage of <c>render</c>, then the first error of a command line.</summary>
    /// <param name="parsed">A command line with errors; see <see cref="ParseResult.Errors"/>.</param>
    /// <param name="error">The writer to print to.</param>
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
