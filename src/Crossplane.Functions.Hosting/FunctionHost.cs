using System.CommandLine;
using Crossplane.Functions.Hosting.CommandLine;

namespace Crossplane.Functions.Hosting;

/// <summary>Runs the program of a function.</summary>
public static class FunctionHost
{
    /// <summary>Serves a function until the process is asked to end, as the command line says.</summary>
    /// <param name="args">The command line, without the name of the program.</param>
    /// <param name="function">The function; it is called concurrently.</param>
    /// <param name="cancellationToken">Stops the server as a signal does.</param>
    /// <returns>The exit code: 0 after a stop and after help, 2 for what cannot be started as it is configured.</returns>
    public static Task<int> RunAsync(string[] args, IFunction function, CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("A Crossplane composition function.");
        new ServeCommand(function).AddTo(root);
        return RunAsync(args, root, cancellationToken);
    }

    /// <summary>Runs a program with commands of its own, one of which may be <see cref="ServeCommand"/>.</summary>
    /// <param name="args">The command line, without the name of the program.</param>
    /// <param name="command">The program's commands.</param>
    /// <param name="cancellationToken">Given to the command's action.</param>
    /// <returns>
    /// The exit code of the command's action; 2, with one sentence on the standard error stream, for a command line that
    /// is not one of this program.
    /// </returns>
    public static Task<int> RunAsync(string[] args, RootCommand command, CancellationToken cancellationToken = default) =>
        RunAsync(args, command, Console.Out, Console.Error, cancellationToken);

    internal static async Task<int> RunAsync(
        string[] args, RootCommand command, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(command);

        // An argument that begins with @ is what it says, not a file to read arguments from.
        ParseResult result = command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Action is not { ClearsParseErrors: true } && UsageError.Find(result, args) is { } mistake)
        {
            await error.WriteLineAsync($"error: {mistake}").ConfigureAwait(false);
            await error.WriteLineAsync(UsageError.Hint(result)).ConfigureAwait(false);
            return ExitCodes.Misconfigured;
        }

        // Signals are the business of the command that waits for them.
        var invocation = new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = null };
        return await result.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
    }
}
