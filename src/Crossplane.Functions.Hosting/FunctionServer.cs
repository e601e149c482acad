using System.Diagnostics;
using System.Net;
using Crossplane.Functions.AspNetCore;
using Crossplane.Functions.AspNetCore.Health;
using Crossplane.Functions.AspNetCore.Hosts;
using Crossplane.Functions.AspNetCore.Telemetry;
using Crossplane.Functions.Hosting.Health;
using Crossplane.Functions.Hosting.Listening;
using Crossplane.Functions.Hosting.Logging;
using Crossplane.Functions.Hosting.Management;
using Crossplane.Functions.Hosting.Telemetry;
using Crossplane.Functions.Tls;
using Grpc.AspNetCore.Server;
using Grpc.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting;

/// <summary>A server that answers Crossplane's calls with a function, over gRPC, and reports its health and metrics.</summary>
/// <remarks>It does not watch for signals of the process: whoever starts it stops it.</remarks>
public sealed class FunctionServer : IAsyncDisposable
{
    private const int MaxOtherMessageBytes = 64 * 1024;

    private const string Home = "HOME";
    private const string NoHome = "/";
    private const int MaxReserved = 64;

    // Spans and metrics are exported for this time even if the calls in progress took all the time of the shutdown.
    private static readonly TimeSpan MinExportTime = TimeSpan.FromSeconds(1);

    private readonly FunctionHostOptions _options;
    private readonly CertificateRotation? _certificates;
    private readonly OtlpSignals _signals;
    private readonly ServerSockets _sockets;
    private readonly WebApplication _application;
    private readonly ILogger _logger;
    private readonly IdleMemory _memory;
    private long _stopBegan;
    private Task? _stop;
    private int _disposed;

    private FunctionServer(
        FunctionHostOptions options,
        ServerSockets sockets,
        CertificateRotation? certificates,
        OtlpSignals signals,
        WebApplication application)
    {
        _options = options;
        _sockets = sockets;
        _certificates = certificates;
        _signals = signals;
        _application = application;
        _logger = application.Services.GetRequiredService<ILogger<FunctionServer>>();
        _memory = new IdleMemory(application.Services.GetRequiredService<CallLoad>());
        EndPoint = (IPEndPoint)sockets.Function.LocalEndPoint!;
        MetricsEndPoint = (IPEndPoint?)sockets.Management?.LocalEndPoint;
    }

    /// <summary>
    /// The address that the server listens on, with the port that was free when port 0 was asked for. It is <c>::</c> or
    /// <c>0.0.0.0</c> when the server listens on all interfaces.
    /// </summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>The address for probes and scrapes; null if <see cref="FunctionHostOptions.MetricsAddress"/> is empty.</summary>
    public IPEndPoint? MetricsEndPoint { get; }

    /// <summary>Set when the server begins to stop, whoever asks for it: a hosted service may.</summary>
    internal CancellationToken Stopping => _application.Lifetime.ApplicationStopping;

    /// <summary>Starts a server that logs to the standard error stream.</summary>
    /// <param name="function">The function; it is called concurrently.</param>
    /// <param name="options">The options of the server.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The server, which listens.</returns>
    /// <exception cref="FunctionHostException">The options do not allow a start, such as an address in use.</exception>
    public static Task<FunctionServer> StartAsync(
        IFunction function, FunctionHostOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        return StartAsync(services => services.AddCompositionFunction(function), options, cancellationToken);
    }

    /// <summary>Starts a server that logs to the standard error stream, with services of one's own.</summary>
    /// <param name="configure">
    /// Adds the function, with <see cref="CompositionFunctionExtensions"/>, and the services that it asks for.
    /// </param>
    /// <param name="options">The options of the server; they override the limits of the function's own.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The server, which listens.</returns>
    /// <exception cref="FunctionHostException">
    /// The options do not allow a start, such as an address in use, or no function was added.
    /// </exception>
    public static async Task<FunctionServer> StartAsync(
        Action<IServiceCollection> configure, FunctionHostOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(options);
        OptionRules.Check(options);
        var certificates = LoadCertificates(options);
        var signals = OtlpSignals.Read(Environment.GetEnvironmentVariable);
        ReserveThreads(options.MaxConcurrentRenders);
        var sockets = await ServerSockets.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        WebApplication application;
        try
        {
            application = Build(configure, options, sockets, certificates, signals);
        }
        catch
        {
            sockets.Dispose();
            throw;
        }

        // From here on, the server closes what listens.
        var server = new FunctionServer(options, sockets, certificates, signals, application);
        try
        {
            await server.OpenAsync(cancellationToken).ConfigureAwait(false);
            return server;
        }
        catch
        {
            // A host that has not started completely may fail to stop too, which is not the cause.
            await server.DisposeAsync().AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    /// <summary>
    /// Reports that the server accepts no more calls, refuses new connections, and lets the calls in progress finish, for
    /// <see cref="FunctionHostOptions.ShutdownTimeout"/> at most.
    /// </summary>
    /// <param name="cancellationToken">Aborts the calls in progress at once.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        Interlocked.CompareExchange(ref _stopBegan, Stopwatch.GetTimestamp(), 0);
        Log.Stopping(_logger, _options.ShutdownTimeout.TotalSeconds);
        _stop = _application.StopAsync(cancellationToken);
        await _stop.ConfigureAwait(false);
    }

    /// <summary>Stops the server if it is still running, and closes its log.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        Interlocked.CompareExchange(ref _stopBegan, Stopwatch.GetTimestamp(), 0);
        await _memory.DisposeAsync().ConfigureAwait(false);
        if (_certificates is not null)
        {
            await _certificates.DisposeAsync().ConfigureAwait(false);
        }

        try
        {
            await StopOnceAsync().ConfigureAwait(false);
            OtlpExport.Stop(_application.Services, _signals, TimeToExport());
        }
        finally
        {
            await _application.DisposeAsync().ConfigureAwait(false);
            _sockets.Dispose();
        }
    }

    private static WebApplication Build(
        Action<IServiceCollection> configure,
        FunctionHostOptions options,
        ServerSockets sockets,
        CertificateRotation? certificates,
        OtlpSignals signals)
    {
        // Nothing is read from files, and nothing from the environment but the variables of OpenTelemetry.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        OtlpExport.AddVariables(builder.Configuration);
        ServerLogging.Configure(builder.Logging, options);
        AddServices(builder.Services, options, sockets);
        OtlpExport.AddTo(builder.Services, signals);
        configure(builder.Services);
        RequireFunction(builder.Services);
        builder.Services.PostConfigure<CompositionFunctionOptions>(function => Override(function, options));
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.UseSockets(transport => transport.CreateBoundListenSocket = sockets.Find);
        builder.WebHost.ConfigureKestrel(
            (_, kestrel) => kestrel.ApplicationServices.GetRequiredService<FunctionListener>().Configure(kestrel, certificates));
        var application = OtlpExport.Guard(signals, builder.Build);
        try
        {
            ServerGauges.AddTo(
                application.Services.GetRequiredService<FunctionMeter>().Meter,
                application.Services.GetRequiredService<CallLoad>(),
                application.Services.GetRequiredService<HealthState>(),
                certificates);
            Map(application);
            return application;
        }
        catch
        {
            ((IDisposable)application).Dispose();
            throw;
        }
    }

    /// <summary>Makes the pool start threads for everything else at once, also while the function keeps some busy: a probe must
    /// not wait for a call.</summary>
    private static void ReserveThreads(int renders)
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, Math.Min(renders, MaxReserved) + Environment.ProcessorCount), completions);
    }

    private static void RequireFunction(IServiceCollection services)
    {
        if (!services.HasCompositionFunction())
        {
            throw new FunctionHostException(
                "cannot start: the services must have a function, but have none: add it with AddCompositionFunction");
        }
    }

    private static void AddServices(IServiceCollection services, FunctionHostOptions options, ServerSockets sockets)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.ShutdownTimeout);
        services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        services.AddSingleton(sockets);
        services.AddSingleton(options);
        services.AddSingleton<FunctionHealth>();
        services.AddSingleton<FunctionListener>();
        services.AddHostedService(provider => provider.GetRequiredService<FunctionListener>());
        services.AddSingleton<ManagementEndpoints>();
        services.AddSingleton<PrometheusMetrics>();
        services.AddSingleton<PublishedContracts>();
        services.AddSingleton<RefusedClients>();
        services.AddSingleton(CreateReflection);
        services.AddSingleton(CreateReflectionV1);
        services.PostConfigure<GrpcServiceOptions>(
            service => FunctionServices.BoundDecompression(service, options.MaxReceiveMessageBytes));
        services.AddGrpc()
            .AddServiceOptions<FunctionHealth>(service => FunctionServices.ApplyDefaults(service, MaxOtherMessageBytes))
            .AddServiceOptions<ReflectionServiceImpl>(service => FunctionServices.ApplyDefaults(service, MaxOtherMessageBytes))
            .AddServiceOptions<ReflectionV1ServiceImpl>(service => FunctionServices.ApplyDefaults(service, MaxOtherMessageBytes));
    }

    private static ReflectionServiceImpl CreateReflection(IServiceProvider services) =>
        new(
            services.GetRequiredService<PublishedContracts>().Services,
            services.GetRequiredService<PublishedContracts>().Symbols);

    private static ReflectionV1ServiceImpl CreateReflectionV1(IServiceProvider services) =>
        new(
            services.GetRequiredService<PublishedContracts>().Services,
            services.GetRequiredService<PublishedContracts>().Symbols);

    private static void Override(CompositionFunctionOptions function, FunctionHostOptions options)
    {
        function.MaxReceiveMessageBytes = options.MaxReceiveMessageBytes;
        function.MaxConcurrentCalls = options.MaxConcurrentCalls;
        function.MaxConcurrentRenders = options.MaxConcurrentRenders;
        function.MaxRequestMemoryBytes = options.MaxRequestMemoryBytes;
        function.LogExceptionMessages |= options.LogExceptionMessages;
    }

    private static void Map(WebApplication application)
    {
        // It listens before anything is measured.
        var management = application.Services.GetRequiredService<ManagementEndpoints>();
        application.MapWhen(ManagementConnection.Carries, management.AddTo);
        application.UseRouting();
        application.MapCompositionFunction();
        application.MapGrpcService<FunctionHealth>().GuardCalls(application.Services);
        application.MapGrpcService<ReflectionServiceImpl>().GuardCalls(application.Services);
        application.MapGrpcService<ReflectionV1ServiceImpl>().GuardCalls(application.Services);

        // Endpoints are made when they are first asked for; their metrics should be there from the start.
        _ = application.Services.GetRequiredService<EndpointDataSource>().Endpoints;
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
            : LoadCertificates(options.TlsCertificatesDirectory, options.AllowedClientNames);
    }

    private static CertificateRotation LoadCertificates(string directory, IReadOnlyCollection<string> allowedClients)
    {
        EnsureHome();
        try
        {
            return new CertificateRotation(directory, TimeProvider.System, allowedClients);
        }
        catch (CertificateException exception)
        {
            throw new FunctionHostException(exception.Message, exception);
        }
    }

    /// <summary>On Linux, .NET looks for certificates that nobody trusts in the user's home, and fails without one: a user may
    /// have neither the variable nor an entry in /etc/passwd.</summary>
    private static void EnsureHome()
    {
        if (OperatingSystem.IsLinux()
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Home))
            && Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify)
                is "" or NoHome)
        {
            Environment.SetEnvironmentVariable(Home, NoHome);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        OtlpExport.Start(_application.Services, _signals, _logger);
        await StartApplicationAsync(cancellationToken).ConfigureAwait(false);
        if (MetricsEndPoint is not null)
        {
            Log.ManagementListening(_logger, MetricsEndPoint.ToString());
        }

        // Last of the two: who waits for this line finds all ports open and named.
        Log.Listening(_logger, EndPoint.ToString(), _certificates is null ? "no TLS" : "mTLS");
        if (_certificates is null)
        {
            Log.Insecure(_logger, EndPoint.ToString());
        }

        _certificates?.Watch(_logger);
        _memory.Watch();
    }

    // A second stop would wait once more for the calls that the first one gave up.
    private async Task StopOnceAsync()
    {
        if (_stop is null)
        {
            await _application.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }
        else
        {
            await _stop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A background service that fails stops the server.
    private void LogFailedServices()
    {
        foreach (var service in _application.Services.GetServices<IHostedService>().OfType<BackgroundService>())
        {
            if (service.ExecuteTask?.Exception?.InnerException is { } failure)
            {
                Log.ServiceFailed(_logger, service.GetType().FullName!, ExceptionText.Describe(failure));
            }
        }
    }

    private async Task StartApplicationAsync(CancellationToken cancellationToken)
    {
        Stopping.Register(LogFailedServices);
        try
        {
            await _application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
            when (Stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FunctionHostException("cannot start: a hosted service stopped the server while it started", exception);
        }
    }

    private TimeSpan TimeToExport()
    {
        var left = _options.ShutdownTimeout - Stopwatch.GetElapsedTime(Interlocked.Read(ref _stopBegan));
        return left > MinExportTime ? left : MinExportTime;
    }
}
