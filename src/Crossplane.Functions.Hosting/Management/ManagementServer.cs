using System.Net;
using System.Net.Sockets;
using Crossplane.Functions.Hosting.Listening;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Management;

/// <summary>A second web server, of HTTP/1.1 without TLS: a kubelet and a Prometheus have no certificate that Crossplane gave.</summary>
/// <remarks>It is a server of its own so that it answers until the calls in progress have ended.</remarks>
internal sealed class ManagementServer : IAsyncDisposable
{
    private const int MaxConnections = 100;

    private readonly WebApplication _application;

    private ManagementServer(WebApplication application, IPEndPoint endPoint)
    {
        _application = application;
        EndPoint = endPoint;
    }

    public IPEndPoint EndPoint { get; }

    /// <param name="socket">The listening socket, which is closed with the server.</param>
    /// <param name="handler">Answers.</param>
    /// <param name="logging">The log of the process.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    public static async Task<ManagementServer> StartAsync(
        Socket socket, RequestDelegate handler, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        var endPoint = (IPEndPoint)socket.LocalEndPoint!;
        WebApplicationBuilder builder = ServerApplication.CreateBuilder(socket, TimeSpan.FromSeconds(1));
        builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(new BorrowedLogging(logging)));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            SetLimits(kestrel);
            kestrel.Listen(endPoint, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next => new SilentConnections(next).OnConnectionAsync);
            });
        });
        WebApplication application = builder.Build();
        application.Run(handler);
        var server = new ManagementServer(application, endPoint);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void SetLimits(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);

        // Whoever holds connections keeps the kubelet's probes out; to connect again costs a scraper nothing.
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(10);
    }
}
