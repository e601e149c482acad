using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using Crossplane.Functions.Hosting.Grpc;
using Crossplane.Functions.Hosting.Health;
using Crossplane.Functions.Hosting.Limits;
using Crossplane.Functions.Hosting.Listening;
using Crossplane.Functions.Hosting.Management;
using Crossplane.Functions.Hosting.Metrics;
using Crossplane.Functions.Hosting.Telemetry;
using Crossplane.Functions.Hosting.Tls;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting;

/// <summary>A server that answers Crossplane's calls with a function, over gRPC, and tells how it is.</summary>
/// <remarks>It does not watch for signals of the process: whoever starts it stops it.</remarks>
public sealed class FunctionServer : IAsyncDisposable
{
    /// <summary>How long a self-render that overlooks its token is waited for; nothing depends on it any more.</summary>
    private static readonly TimeSpan AbandonAfter = TimeSpan.FromMilliseconds(500);

    /// <summary>How long what is measured is exported for, even if the calls in progress took all the time of the shutdown.</summary>
    private static readonly TimeSpan ShortestExport = TimeSpan.FromSeconds(1);

    private readonly FunctionHostOptions _options;
    private readonly CertificateRotation? _certificates;
    private readonly WebApplication _application;
    private readonly ILogger _logger;
    private readonly CallLimits _limits;
    private readonly CallAdmission _admission;
    private readonly IdleMemory _memory;
    private readonly HealthState _health = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly MetricStore? _metrics;
    private readonly OtlpExport? _export;
    private readonly ServerTelemetry _telemetry;
    private ManagementServer? _management;
    private Task _preparation = Task.CompletedTask;
    private long _stopBegan;
    private int _disposed;

    private FunctionServer(
        ServedMethod method, FunctionHostOptions options, CertificateRotation? certificates, Socket socket, Action<ILoggingBuilder> logging)
    {
        _options = options;
        _certificates = certificates;
        EndPoint = (IPEndPoint)socket.LocalEndPoint!;
        _application = ServerApplication.Build(socket, certificates, options.ShutdownTimeout, logging);
        _logger = _application.Services.GetRequiredService<ILogger<FunctionServer>>();
        _limits = CreateLimits(options);
        _admission = _limits.CreateAdmission();
        _memory = new IdleMemory(_admission);

        // Whoever listens does so before anything is measured.
        var meter = new Meter(FunctionTelemetry.MeterName, FunctionTelemetry.Version);
        _metrics = options.MetricsAddress.Length == 0 ? null : new MetricStore(meter);
        _export = StartExport();
        _telemetry = new ServerTelemetry(meter, method.Kinds, _logger);
        ServerGauges.AddTo(meter, options, _admission, _health, certificates);
    }

    /// <summary>
    /// Where the server listens, with the port that was free when port 0 was asked for. The address is <c>::</c> or
    /// <c>0.0.0.0</c> when it listens on all interfaces.
    /// </summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Where probes and scrapes are answered; null if <see cref="FunctionHostOptions.MetricsAddress"/> is empty.</summary>
    public IPEndPoint? MetricsEndPoint => _management?.EndPoint;

    /// <summary>Starts a server that logs to the standard error stream.</summary>
    /// <param name="function">The function; it is called concurrently.</param>
    /// <param name="options">Where and how to serve.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <returns>The server, which listens.</returns>
    /// <exception cref="FunctionHostException">The options do not allow a start, such as an address in use.</exception>
    public static Task<FunctionServer> StartAsync(
        IFunction function, FunctionHostOptions options, CancellationToken cancellationToken = default) =>
        StartAsync(new ServedFunction(function), options, cancellationToken);

    /// <inheritdoc cref="StartAsync(IFunction, FunctionHostOptions, CancellationToken)"/>
    /// <param name="function">The function, and what the server should know of it.</param>
    /// <param name="options">Where and how to serve.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    public static Task<FunctionServer> StartAsync(
        ServedFunction function, FunctionHostOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function?.Function, nameof(function));
        ArgumentNullException.ThrowIfNull(options);
        return StartAsync(
            ServedMethod.Of(function), options, logging => ServerLogging.Configure(logging, options.Debug), cancellationToken);
    }

    /// <inheritdoc cref="StartAsync(IFunction, FunctionHostOptions, CancellationToken)"/>
    /// <param name="method">What answers.</param>
    /// <param name="options">Where and how to serve.</param>
    /// <param name="logging">Chooses where the log goes.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    internal static async Task<FunctionServer> StartAsync(
        ServedMethod method, FunctionHostOptions options, Action<ILoggingBuilder> logging, CancellationToken cancellationToken)
    {
        OptionRules.Check(options);
        CertificateRotation? certificates = LoadCertificates(options);
        using var sockets = new ListenSockets();
        Socket socket = await sockets.OpenAsync(options.Network, options.Address, cancellationToken).ConfigureAwait(false);
        Socket? metrics = options.MetricsAddress.Length == 0
            ? null
            : await sockets.OpenAsync(options.Network, options.MetricsAddress, cancellationToken).ConfigureAwait(false);
        var server = new FunctionServer(method, options, certificates, socket, logging);
        try
        {
            await server.OpenAsync(method, metrics, cancellationToken).ConfigureAwait(false);
            sockets.Release();
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Tells that the server is not to be called any more, refuses new connections, and lets the calls in progress finish,
    /// for <see cref="FunctionHostOptions.ShutdownTimeout"/> at most.
    /// </summary>
    /// <param name="cancellationToken">Ends the calls in progress at once.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        BeginStopping();
        Log.Stopping(_logger, _options.ShutdownTimeout.TotalSeconds);
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _application.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops the server if it still runs, and closes its log.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        BeginStopping();
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _memory.DisposeAsync().ConfigureAwait(false);
        if (_certificates is not null)
        {
            await _certificates.DisposeAsync().ConfigureAwait(false);
        }

        if (_management is not null)
        {
            await _management.DisposeAsync().ConfigureAwait(false);
        }

        await _preparation.WaitAsync(AbandonAfter).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _application.DisposeAsync().ConfigureAwait(false);
        _export?.Stop(TimeToExport());
        _telemetry.Dispose();
        _metrics?.Dispose();
        _stopping.Dispose();
    }

    private void BeginStopping()
    {
        Interlocked.CompareExchange(ref _stopBegan, Stopwatch.GetTimestamp(), 0);
        _health.BeginStopping();
    }

    private TimeSpan TimeToExport()
    {
        TimeSpan left = _options.ShutdownTimeout - Stopwatch.GetElapsedTime(Interlocked.Read(ref _stopBegan));
        return left > ShortestExport ? left : ShortestExport;
    }

    private async Task OpenAsync(ServedMethod method, Socket? metrics, CancellationToken cancellationToken)
    {
        GrpcEndpoint endpoint = GrpcServices.Create(
            method.Create(_telemetry), _limits, _admission, _health, _telemetry, _stopping.Token);
        _application.Run(endpoint.HandleAsync);
        if (metrics is not null)
        {
            var logging = _application.Services.GetRequiredService<ILoggerFactory>();
            _management = await ManagementServer
                .StartAsync(metrics, new ManagementEndpoint(_metrics!, _health).HandleAsync, logging, cancellationToken)
                .ConfigureAwait(false);
            Log.ManagementListening(_logger, _management.EndPoint.ToString());
        }

        await _application.StartAsync(cancellationToken).ConfigureAwait(false);
        Log.Listening(_logger, EndPoint.ToString(), _certificates is null ? "no TLS" : "mTLS");
        _certificates?.Watch(_logger);
        _memory.Watch();
        _preparation = method.PrepareAsync(_health, _telemetry, _stopping.Token);
    }

    private OtlpExport? StartExport()
    {
        try
        {
            return OtlpExport.Start(_logger);
        }
        catch (FunctionHostException)
        {
            _metrics?.Dispose();
            ((IDisposable)_application).Dispose();
            throw;
        }
    }

    private static CallLimits CreateLimits(FunctionHostOptions options) => new()
    {
        MessageBytes = options.MaxReceiveMessageBytes,
        Calls = options.MaxConcurrentCalls,
        RequestBytes = options.MaxRequestMemoryBytes,
    };

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
