using System.Net;
using Crossplane.Functions.AspNetCore.Calls;
using Crossplane.Functions.AspNetCore.Health;
using Crossplane.Functions.Hosting.Telemetry;
using Crossplane.Functions.Tls;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Crossplane.Functions.Hosting.Listening;

/// <summary>
/// Listens for calls, over HTTP/2, and for probes and scrapes on an address of their own. When the server stops, the second one
/// goes on until the calls in progress have ended.
/// </summary>
internal sealed class FunctionListener : IHostedLifecycleService
{
    private const int Mebibyte = 1024 * 1024;
    private const int MaxManagementConnections = 100;

    private readonly ServerSockets _sockets;
    private readonly HealthState _health;
    private readonly FunctionStop _stop;
    private readonly OpenConnections _calls = new();
    private readonly OpenConnections _management = new(MaxManagementConnections);

    public FunctionListener(ServerSockets sockets, HealthState health, FunctionStop stop)
    {
        _sockets = sockets;
        _health = health;
        _stop = stop;
    }

    /// <summary>Sets what the web server listens on, and its limits.</summary>
    /// <param name="kestrel">The options of the web server.</param>
    /// <param name="certificates">The server's certificates; null without TLS.</param>
    public void Configure(KestrelServerOptions kestrel, CertificateRotation? certificates)
    {
        SetLimits(kestrel);
        kestrel.Listen((IPEndPoint)_sockets.Function.LocalEndPoint!, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.Use(_calls.Use);
            if (certificates is not null)
            {
                UseCertificates(listen, certificates);
            }

            listen.Use(FirstByteTimeout.Use);
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

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void SetLimits(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;

        // A call is bounded by the limit of its message; Kestrel would end the connection, and all calls on it with it.
        limits.MaxRequestBodySize = null;
        limits.MinRequestBodyDataRate = null;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);

        // Crossplane keeps one connection for all calls and opens another only when it must. The answer to a ping keeps an idle
        // connection open; one whose client does not answer, or does not speak HTTP/2 at all, is closed.
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromMinutes(1);
        limits.Http2.MaxStreamsPerConnection = 1000;
        limits.Http2.InitialConnectionWindowSize = 4 * Mebibyte;
        limits.Http2.InitialStreamWindowSize = Mebibyte;
    }

    private static void UseCertificates(ListenOptions listen, CertificateRotation certificates)
    {
        var refused = listen.ApplicationServices.GetRequiredService<RefusedClients>();
        listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = context =>
            {
                var address = context.Connection.RemoteEndPoint;
                return ValueTask.FromResult(certificates.Current.CreateOptions(
                    (refusal, certificate) => refused.Record(refusal, address, certificate)));
            },
        });
    }
}
