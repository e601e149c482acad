using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Crossplane.Functions.AspNetCore;
using Crossplane.Functions.Hosting.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace Crossplane.Functions.Hosting;

/// <summary>Runs the program of a function.</summary>
/// <example>
/// <code>return await FunctionHost.RunAsync(args, new MyFunction());</code>
/// </example>
/// <remarks>The methods also set the exit code of the process, for a program that does not return theirs.</remarks>
public static class FunctionHost
{
    private const string Description = "A Crossplane composition function.";

    /// <summary>Serves a function until the process is asked to end.</summary>
    /// <param name="args">The command line, without the name of the program.</param>
    /// <param name="function">The function; it is called concurrently.</param>
    /// <param name="cancellationToken">Stops the server, as a signal does.</param>
    /// <returns>The exit code: 0 after a stop and after help, 2 if the server cannot start as it is configured.</returns>
    public static Task<int> RunAsync(string[] args, IFunction function, CancellationToken cancellationToken = default) =>
        RunAsync(args, new ServeCommand(function), cancellationToken);

    /// <summary>Serves a function, whose constructor is given the services that it asks for, until the process is asked to
    /// end.</summary>
    /// <typeparam name="TFunction">The function. One instance serves all calls, many at a time.</typeparam>
    /// <param name="args">The command line, without the name of the program.</param>
    /// <param name="configure">Adds services; an <c>ILogger</c> is there without it.</param>
    /// <param name="cancellationToken">Stops the server, as a signal does.</param>
    /// <inheritdoc cref="RunAsync(string[], IFunction, CancellationToken)" path="/returns" />
    public static Task<int> RunAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TFunction>(
        string[] args, Action<IServiceCollection>? configure = null, CancellationToken cancellationToken = default)
        where TFunction : class, IFunction
    {
        var serve = new ServeCommand(services =>
        {
            configure?.Invoke(services);
            services.AddCompositionFunction<TFunction>();
        });
        return RunAsync(args, serve, cancellationToken);
    }

    /// <summary>Runs a program with commands of its own, one of which may be <see cref="ServeCommand"/>.</summary>
    /// <param name="args">The command line, without the name of the program.</param>
    /// <param name="command">The program's commands.</param>
    /// <param name="cancellationToken">Passed to the command's action.</param>
    /// <returns>
    /// The exit code of the command's action; 2, with one sentence on the standard error stream, for a command line that the
    /// program does not understand.
    /// </returns>
    public static async Task<int> RunAsync(string[] args, RootCommand command, CancellationToken cancellationToken = default) =>
        Environment.ExitCode = await RunAsync(args, command, Console.Out, Console.Error, cancellationToken).ConfigureAwait(false);

    internal static async Task<int> RunAsync(
        string[] args, RootCommand command, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(command);

        // An argument that begins with @ stands for itself, not for a file to read arguments from.
        var result = command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Action is not { ClearsParseErrors: true } && UsageError.Find(result, args) is { } mistake)
        {
            await error.WriteLineAsync($"error: {mistake}").ConfigureAwait(false);
            await error.WriteLineAsync(UsageError.Hint(result)).ConfigureAwait(false);
            return ExitCodes.Misconfigured;
        }

        // Signals are handled by the command that waits for them.
        var invocation = new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = null };
        return await result.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
    }

    private static Task<int> RunAsync(string[] args, ServeCommand serve, CancellationToken cancellationToken)
    {
        var root = new RootCommand(Description);
        serve.AddTo(root);
        return RunAsync(args, root, cancellationToken);
    }
}
