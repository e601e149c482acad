using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Crossplane.Functions.Hosting.Grpc;
using Crossplane.Functions.Hosting.Limits;
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

    private static readonly TimeSpan LongestShutdown = TimeSpan.FromMinutes(10);

    private readonly WebApplication _application;
    private readonly FunctionHostOptions _options;
    private readonly CertificateRotation? _certificates;
    private readonly IdleMemory _memory;
    private readonly ILogger _logger;

    private FunctionServer(
        WebApplication application,
        FunctionHostOptions options,
        CertificateRotation? certificates,
        IdleMemory memory,
        ILogger logger,
        IPEndPoint endPoint)
    {
        _application = application;
        _options = options;
        _certificates = certificates;
        _memory = memory;
        _logger = logger;
        EndPoint = endPoint;
        certificates?.Watch(logger);
        memory.Watch();
    }

    /// <summary>
    /// Where the server listens, with the port that was free when port 0 was asked for. The address is <c>::</c> or
    /// <c>0.0.0.0</c> when it listens on all interfaces.
    /// </summary>
    public IPEndPoint EndPoint { get; }

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
        Check(options);
        CertificateRotation? certificates = LoadCertificates(options);
        Socket socket = await ListenSocket.OpenAsync(options.Network, options.Address, cancellationToken).ConfigureAwait(false);
        var endPoint = (IPEndPoint)socket.LocalEndPoint!;
        WebApplication? application = null;
        try
        {
            application = ServerApplication.Build(socket, certificates, options.ShutdownTimeout, logging);
            ILogger logger = application.Services.GetRequiredService<ILogger<FunctionServer>>();
            CallLimits limits = CreateLimits(options);
            CallAdmission admission = limits.CreateAdmission();
            var handler = new UnaryCallHandler(createMethod(logger), limits, admission, logger);
            application.Run(new FunctionRunnerEndpoint(handler).HandleAsync);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            Log.Listening(logger, endPoint.ToString(), certificates is null ? "no TLS" : "mTLS");
            return new FunctionServer(application, options, certificates, new IdleMemory(admission), logger, endPoint);
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

    /// <summary>
    /// Refuses new calls and lets those in progress finish, for <see cref="FunctionHostOptions.ShutdownTimeout"/> at most.
    /// </summary>
    /// <param name="cancellationToken">Ends the calls in progress at once.</param>
    public Task StopAsync(CancellationToken cancellationToken = default)
    {
        Log.Stopping(_logger, _options.ShutdownTimeout.TotalSeconds);
        return _application.StopAsync(cancellationToken);
    }

    /// <summary>Stops the server if it still runs, and closes its log.</summary>
    public async ValueTask DisposeAsync()
    {
        await _memory.DisposeAsync().ConfigureAwait(false);
        if (_certificates is not null)
        {
            await _certificates.DisposeAsync().ConfigureAwait(false);
        }

        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static UnaryMethod CreateMethod(IFunction function, ILogger logger)
    {
        var options = new FunctionRunnerOptions
        {
            OnException = (tag, exception) => Log.FunctionFailed(logger, tag, exception),
        };
        return new FunctionRunner(function, options).RunAsync;
    }

    private static CallLimits CreateLimits(FunctionHostOptions options) => new()
    {
        MessageBytes = options.MaxReceiveMessageBytes,
        Calls = options.MaxConcurrentCalls,
        RequestBytes = options.MaxRequestMemoryBytes,
    };

    private static void Check(FunctionHostOptions options)
    {
        Require(
            options.MaxReceiveMessageBytes is >= 1 and <= LargestReceiveMessageBytes,
            $"the largest request is 1 to {LargestReceiveMessageBytes} bytes, found {options.MaxReceiveMessageBytes}");
        Require(options.MaxConcurrentCalls >= 1, $"at least 1 call may be in progress, found {options.MaxConcurrentCalls}");
        Require(
            options.MaxRequestMemoryBytes >= 1,
            $"requests may hold 1 byte or more, found {options.MaxRequestMemoryBytes}");
        Require(
            options.ShutdownTimeout >= TimeSpan.Zero && options.ShutdownTimeout <= LongestShutdown,
            $"a shutdown may take 0 to {LongestShutdown.TotalSeconds} seconds, found {options.ShutdownTimeout.TotalSeconds}");
    }

    private static void Require(bool holds, FormattableString rule)
    {
        if (!holds)
        {
            throw new FunctionHostException($"cannot start: {rule.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private static CertificateRotation? LoadCertificates(FunctionHostOptions options)
    {
        if (options.Insecure)
        {
            return null;
        }

        return string.IsNullOrEmpty(options.TlsCertificatesDirectory)
            ? throw new FunctionHostException(
                "cannot start without credentials: give a directory with tls.crt, tls.key and ca.crt with --tls-certs-dir"
                + " or TLS_SERVER_CERTS_DIR, or serve without TLS with --insecure")
            : new CertificateRotation(options.TlsCertificatesDirectory, TimeProvider.System);
    }
}
