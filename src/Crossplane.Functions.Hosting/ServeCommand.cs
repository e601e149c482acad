using System.CommandLine;
using Crossplane.Functions.Hosting.CommandLine;

namespace Crossplane.Functions.Hosting;

/// <summary>
/// Serves a function until the process is asked to end (SIGTERM, SIGINT), as the flags of
/// <see cref="FunctionHostOptions"/> say.
/// </summary>
/// <remarks>
/// Its exit code is 0 after a stop, and 2 with one sentence on the standard error stream when the server cannot start as
/// configured.
/// </remarks>
public sealed class ServeCommand
{
    private readonly Func<FunctionHostOptions, CancellationToken, Task<FunctionServer>> _start;
    private readonly ServeFlags _flags;

    /// <summary>Makes the command.</summary>
    /// <param name="function">The function; it is called concurrently.</param>
    public ServeCommand(IFunction function)
        : this(new ServedFunction(function))
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="function">The function, and what the server should know of it.</param>
    public ServeCommand(ServedFunction function)
        : this((options, cancellationToken) => FunctionServer.StartAsync(function, options, cancellationToken), Environment.GetEnvironmentVariable) =>
        ArgumentNullException.ThrowIfNull(function?.Function, nameof(function));

    /// <param name="start">Starts the server.</param>
    /// <param name="environment">Looks an environment variable up.</param>
    internal ServeCommand(
        Func<FunctionHostOptions, CancellationToken, Task<FunctionServer>> start, Func<string, string?> environment)
    {
        _start = start;
        _flags = new ServeFlags(environment);
    }

    /// <summary>Makes a command serve: adds the flags, and sets the action.</summary>
    /// <param name="command">
    /// A subcommand, or the root command to serve by default. Both may be given to the same object; then a flag counts
    /// before and after the subcommand's name.
    /// </param>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        foreach (Option flag in _flags.All)
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
            await using FunctionServer server = await _start(_flags.Read(result), shutdown.Token).ConfigureAwait(false);
            await shutdown.WaitAsync().ConfigureAwait(false);
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
