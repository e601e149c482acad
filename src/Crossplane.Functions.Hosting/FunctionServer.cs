using System.Net;
using System.Net.Sockets;
using Crossplane.Functions.Hosting.Grpc;
using Crossplane.Functions.Hosting.Listening;
using Crossplane.Functions.Hosting.Tls;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting;

/// <summary>A server that answers Crossplane's calls with a function, over gRPC.</summary>
/// <remarks>It does not watch for signals of the process: whoever starts it stops it.</remarks>
public sealed class FunctionServer : IAsyncDisposable
{
    private const int LargestReceiveMessageBytes = 2047 * 1024 * 1024;

    private readonly WebApplication _application;
    private readonly ILogger _logger;

    private FunctionServer(WebApplication application, ILogger logger, IPEndPoint endPoint)
    {
        _application = application;
        _logger = logger;
        EndPoint = endPoint;
    }

    /// <summary>
    /// Where the server listens, with the port that was free when port 0 was asked for. The address is <c>::</c> or
    /// <c>0.0.0.0</c> when it listens on all interfaces.
    /// </summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>How long calls in progress may take when the server stops.</summary>
    internal static TimeSpan DrainTime { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Starts a server that logs to the standard error stream.</summary>
    /// <param name="function">The function; it is called concurrently.</param>
    /// <param name="options">Where and how to serve.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <returns>The server, which listens.</returns>
    /// <exception cref="FunctionHostException">The options do not allow a start, such as an address in use.</exception>
    public static Task<FunctionServer> StartAsync(
        IFunction function, FunctionHostOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(options);
        return StartAsync(
            logger => CreateMethod(function, logger),
            options,
            logging => ServerLogging.Configure(logging, options.Debug),
            cancellationToken);
    }

    /// <inheritdoc cref="StartAsync(IFunction, FunctionHostOptions, CancellationToken)"/>
    /// <param name="createMethod">Makes the method that answers, from a logger for its failures.</param>
    /// <param name="options">Where and how to serve.</param>
    /// <param name="logging">Chooses where the log goes.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    internal static async Task<FunctionServer> StartAsync(
        Func<ILogger, UnaryMethod> createMethod,
        FunctionHostOptions options,
        Action<ILoggingBuilder> logging,
        CancellationToken cancellationToken)
    {
        CheckLimit(options.MaxReceiveMessageBytes);
        ServerCertificates? certificates = LoadCertificates(options);
        Socket socket = await ListenSocket.OpenAsync(options.Network, options.Address, cancellationToken).ConfigureAwait(false);
        var endPoint = (IPEndPoint)socket.LocalEndPoint!;
        WebApplication? application = null;
        try
        {
            application = ServerApplication.Build(socket, certificates, logging);
            ILogger logger = application.Services.GetRequiredService<ILogger<FunctionServer>>();
            var handler = new UnaryCallHandler(createMethod(logger), options.MaxReceiveMessageBytes, logger);
            application.Run(new FunctionRunnerEndpoint(handler).HandleAsync);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            Log.Listening(logger, endPoint.ToString(), certificates is null ? "no TLS" : "mTLS");
            return new FunctionServer(application, logger, endPoint);
        }
        catch
        {
            if (application is not null)
            {
                await application.DisposeAsync().ConfigureAwait(false);
            }

            socket.Dispose();
            throw;
        }
    }

    /// <summary>Refuses new calls and lets those in progress finish, for five seconds at most.</summary>
    /// <param name="cancellationToken">Ends the calls in progress at once.</param>
    public Task StopAsync(CancellationToken cancellationToken = default)
    {
        Log.Stopping(_logger, DrainTime.TotalSeconds);
        return _application.StopAsync(cancellationToken);
    }

    /// <summary>Stops the server if it still runs, and closes its log.</summary>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static UnaryMethod CreateMethod(IFunction function, ILogger logger)
    {
        var options = new FunctionRunnerOptions
        {
            OnException = (tag, exception) => Log.FunctionFailed(logger, tag, exception),
        };
        return new FunctionRunner(function, options).RunAsync;
    }

    private static void CheckLimit(int bytes)
    {
        if (bytes is < 1 or > LargestReceiveMessageBytes)
        {
            throw new FunctionHostException(
                $"cannot start: the largest request is 1 to {LargestReceiveMessageBytes} bytes, found {bytes}");
        }
    }

    private static ServerCertificates? LoadCertificates(FunctionHostOptions options)
    {
        if (options.Insecure)
        {
            return null;
        }

        return string.IsNullOrEmpty(options.TlsCertificatesDirectory)
            ? throw new FunctionHostException(
                "cannot start without credentials: give a directory with tls.crt, tls.key and ca.crt with --tls-certs-dir"
                + " or TLS_SERVER_CERTS_DIR, or serve without TLS with --insecure")
            : ServerCertificates.Load(options.TlsCertificatesDirectory);
    }
}
