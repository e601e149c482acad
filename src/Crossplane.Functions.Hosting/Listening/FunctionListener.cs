using System.Net;
using Crossplane.Functions.AspNetCore.Calls;
using Crossplane.Functions.AspNetCore.Health;
using Crossplane.Functions.Hosting.Telemetry;
using Crossplane.Functions.Tls;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Listening;

/// <summary>
/// Listens for calls, over HTTP/2, and for probes and scrapes on an address of their own. When the server stops, the second one
/// goes on until the calls in progress have ended.
/// </summary>
internal sealed class FunctionListener : IHostedLifecycleService, IDisposable
{
    private const int Mebibyte = 1024 * 1024;
    private const int MaxHeaderBytes = 8 * 1024;
    private const int MaxConnections = 1000;
    private const int MaxManagementConnections = 500;

    // For what is no connection: files, sockets that listen, the exporter.
    private const int OtherDescriptors = 64;
    private const int MinConnections = 16;

    // One connection must not use up the calls of all; Crossplane waits for a free stream.
    private const int ConnectionsForAllCalls = 4;
    private const int MinStreams = 100;

    // One client must not use up the connections of all either.
    private const int AddressesForAllConnections = 4;

    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    // As long as Crossplane lets a reconcile take.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private readonly ServerSockets _sockets;
    private readonly FunctionHostOptions _options;
    private readonly HealthState _health;
    private readonly FunctionStop _stop;
    private readonly RefusedClients _refused;
    private readonly TimeProvider _time;
    private readonly OpenConnections _calls;
    private readonly OpenConnections _management;
    private readonly CancellationTokenSource _stopped = new();
    private CertificateRotation? _certificates;
    private long _established;
    private Task _checking = Task.CompletedTask;

    public FunctionListener(
        ServerSockets sockets,
        FunctionHostOptions options,
        HealthState health,
        FunctionStop stop,
        RefusedClients refused,
        TimeProvider time,
        ILogger<FunctionListener> logger)
    {
        _sockets = sockets;
        _options = options;
        _health = health;
        _stop = stop;
        _refused = refused;
        _time = time;

        // A server without descriptors can neither accept nor refuse, and spins.
        var descriptors = Math.Max(DescriptorLimit.Read() - OtherDescriptors, 3 * MinConnections);
        var calls = Math.Min(MaxConnections, descriptors / 3 * 2);
        _calls = new OpenConnections(calls, calls / AddressesForAllConnections, time, logger);
        var probes = Math.Min(MaxManagementConnections, descriptors / 3);
        _management = new OpenConnections(probes, probes / 2, time, logger);
    }

    /// <summary>Sets what the web server listens on, and its limits.</summary>
    /// <param name="kestrel">The options of the web server.</param>
    /// <param name="certificates">The server's certificates; null without TLS.</param>
    public void Configure(KestrelServerOptions kestrel, CertificateRotation? certificates)
    {
        _certificates = certificates;
        SetLimits(kestrel, _options.MaxConcurrentCalls);
        kestrel.Listen((IPEndPoint)_sockets.Function.LocalEndPoint!, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.Use(_calls.Use);
            if (certificates is not null)
            {
                listen.Use(CountRefused);
                UseCertificates(listen, certificates);
            }

            listen.Use(FirstByteTimeout.Use);
            listen.Use(Establish);
        });
        if (_sockets.Management is { LocalEndPoint: IPEndPoint endPoint })
        {
            kestrel.Listen(endPoint, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(ManagementConnection.Use);
                listen.Use(_management.Use);
                listen.Use(FirstByteTimeout.Use);
            });
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _checking = CheckAsync();
        return Task.CompletedTask;
    }

    /// <summary>
    /// Refuses new connections and new calls, and waits for the calls in progress until the token is set. The web server, which
    /// stops afterwards, aborts the rest.
    /// </summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _health.BeginStopping();
        _stop.Begin();
        _sockets.Function.Dispose();
        await _calls.CloseAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await _stopped.CancelAsync().ConfigureAwait(false);
        await _checking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopped.Dispose();

    private static void SetLimits(KestrelServerOptions kestrel, int maxCalls)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;

        // A call is bounded by the limit of its message; Kestrel would end the connection, and all calls on it with it.
        limits.MaxRequestBodySize = null;
        limits.MinRequestBodyDataRate = null;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);

        // A call is refused before it is counted: what its headers take must be little.
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.Http2.MaxRequestHeaderFieldSize = MaxHeaderBytes;

        // Crossplane keeps one connection for all calls and opens another only when it must. The answer to a ping keeps an idle
        // connection open; one whose client does not answer, or does not speak HTTP/2 at all, is closed.
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromMinutes(1);
        limits.Http2.MaxStreamsPerConnection = Math.Clamp(maxCalls / ConnectionsForAllCalls, MinStreams, 1000);
        limits.Http2.InitialConnectionWindowSize = 4 * Mebibyte;
        limits.Http2.InitialStreamWindowSize = Mebibyte;
    }

    private void UseCertificates(ListenOptions listen, CertificateRotation certificates) =>
        listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = context =>
            {
                var connection = context.Connection;
                var served = connection.Features.GetRequiredFeature<OpenConnection>();
                var current = certificates.Current;
                served.Certificates = current;
                return ValueTask.FromResult(current.CreateOptions((refusal, certificate) =>
                {
                    served.IsRefused = true;
                    _refused.Record(refusal, connection.RemoteEndPoint, certificate);
                }));
            },
        });

    /// <summary>Counts the clients that do not complete the handshake, and logs nothing else that they provoke.</summary>
    private ConnectionDelegate CountRefused(ConnectionDelegate next) => async connection =>
    {
        var served = connection.Features.GetRequiredFeature<OpenConnection>();
        await next(connection).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (served is { IsEstablished: false, IsRefused: false })
        {
            _refused.Record(
                served.IsEvicted ? RefusedClients.TooMany : RefusedClients.NoHandshake, connection.RemoteEndPoint);
        }
    };

    private ConnectionDelegate Establish(ConnectionDelegate next) => connection =>
    {
        var maxAge = TimeSpan.MaxValue;
        if (_options.MaxConnectionAge > TimeSpan.Zero)
        {
            // Clients that came together do not leave together: the golden ratio spreads any number of them evenly.
            var share = Interlocked.Increment(ref _established) * 0.618034 % 1;
            maxAge = _options.MaxConnectionAge * (1 - (0.1 * share));
        }

        var certificate = connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate;
        var notAfter = certificate is null ? DateTimeOffset.MaxValue : new DateTimeOffset(certificate.NotAfter);
        connection.Features.GetRequiredFeature<OpenConnection>().Establish(maxAge, notAfter);
        return next(connection);
    };

    private async Task CheckAsync()
    {
        using var timer = new PeriodicTimer(CheckInterval, _time);
        while (await timer.WaitForNextTickAsync(_stopped.Token).ConfigureAwait(false))
        {
            _calls.CloseDue(Grace, _certificates?.Current);
        }
    }
}
