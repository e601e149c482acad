using System.CommandLine;
using Crossplane.Functions.AspNetCore;
using Crossplane.Functions.Hosting.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace Crossplane.Functions.Hosting;

/// <summary>
/// Serves a function until the process is asked to end (SIGTERM, SIGINT), with the options of
/// <see cref="FunctionHostOptions"/> as flags.
/// </summary>
/// <remarks>
/// Its exit code is 0 after a stop, which a hosted service of the server may ask for too, and 2 with one sentence on the standard
/// error stream when the server cannot start as configured.
/// </remarks>
public sealed class ServeCommand
{
    private readonly Func<FunctionHostOptions, CancellationToken, Task<FunctionServer>> _start;
    private readonly ServeFlags _flags;

    /// <summary>Creates the command.</summary>
    /// <param name="function">The function; it is called concurrently.</param>
    /// <param name="configure">Sets the options of the function.</param>
    public ServeCommand(IFunction function, Action<CompositionFunctionOptions>? configure = null)
        : this(services => services.AddCompositionFunction(function, configure)) => ArgumentNullException.ThrowIfNull(function);

    /// <summary>Creates the command for a function with services of its own.</summary>
    /// <param name="configure">
    /// Adds the function, with <see cref="CompositionFunctionExtensions"/>, and the services that it asks for.
    /// </param>
    public ServeCommand(Action<IServiceCollection> configure)
        : this(
            (options, cancellationToken) => FunctionServer.StartAsync(configure, options, cancellationToken),
            Environment.GetEnvironmentVariable) =>
        ArgumentNullException.ThrowIfNull(configure);

    /// <param name="start">Starts the server.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    internal ServeCommand(
        Func<FunctionHostOptions, CancellationToken, Task<FunctionServer>> start, Func<string, string?> environment)
    {
        _start = start;
        _flags = new ServeFlags(environment);
    }

    /// <summary>Adds the flags to a command, and sets its action.</summary>
    /// <param name="command">
    /// A subcommand, or the root command to serve by default. Both may be given to the same object; then a flag counts
    /// before and after the subcommand's name.
    /// </param>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        foreach (var flag in _flags.All)
        {
            command.Add(flag);
        }

        command.SetAction(ServeAsync);
    }

    private async Task<int> ServeAsync(ParseResult result, CancellationToken cancellationToken)
    {
        using var shutdown = new ShutdownSignal(cancellationToken);
        try
        {
            await using var server = await _start(_flags.Read(result), shutdown.Token).ConfigureAwait(false);
            await shutdown.WaitAsync(server.Stopping).ConfigureAwait(false);
            await server.StopAsync(CancellationToken.None).ConfigureAwait(false);
            return ExitCodes.Success;
        }
        catch (FunctionHostException exception)
        {
            await result.InvocationConfiguration.Error.WriteLineAsync($"error: {exception.Message}").ConfigureAwait(false);
            return ExitCodes.Misconfigured;
        }
        catch (OperationCanceledException) when (shutdown.Token.IsCancellationRequested)
        {
            return ExitCodes.Success;
        }
    }
}
