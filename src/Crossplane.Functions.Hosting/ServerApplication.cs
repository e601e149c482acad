using System.Net;
using System.Net.Sockets;
using Crossplane.Functions.Hosting.Listening;
using Crossplane.Functions.Hosting.Tls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting;

/// <summary>Assembles the web server: HTTP/2 only, on one socket, with nothing read from files or the environment.</summary>
internal static class ServerApplication
{
    private const int Mebibyte = 1024 * 1024;

    /// <param name="socket">The listening socket, which the application closes.</param>
    /// <param name="certificates">Null to serve without TLS.</param>
    /// <param name="shutdownTimeout">How long calls in progress may take when the application stops.</param>
    /// <param name="logging">Chooses where the log goes.</param>
    public static WebApplication Build(
        Socket socket, CertificateRotation? certificates, TimeSpan shutdownTimeout, Action<ILoggingBuilder> logging)
    {
        WebApplicationBuilder builder = CreateBuilder(socket, shutdownTimeout);
        logging(builder.Logging);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            SetLimits(kestrel);
            kestrel.Listen((IPEndPoint)socket.LocalEndPoint!, listen => Listen(listen, certificates));
        });
        return builder.Build();
    }

    /// <summary>Begins with what all servers have in common.</summary>
    /// <inheritdoc cref="Build" />
    public static WebApplicationBuilder CreateBuilder(Socket socket, TimeSpan shutdownTimeout)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = shutdownTimeout);
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseSockets(transport => transport.CreateBoundListenSocket = _ => socket);
        return builder;
    }

    private static void SetLimits(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        KestrelServerLimits limits = kestrel.Limits;

        // A call is bounded by the limit of its message; Kestrel would end the connection, and all calls on it with it.
        limits.MaxRequestBodySize = null;
        limits.MinRequestBodyDataRate = null;

        // Crossplane keeps one connection for all calls and opens a new one only when it must. The answer to a ping keeps
        // an idle connection open; one whose client does not answer, or is not HTTP/2 at all, is closed.
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromMinutes(1);
        limits.Http2.MaxStreamsPerConnection = 1000;
        limits.Http2.InitialConnectionWindowSize = 4 * Mebibyte;
        limits.Http2.InitialStreamWindowSize = Mebibyte;
    }

    private static void Listen(ListenOptions listen, CertificateRotation? certificates)
    {
        listen.Protocols = HttpProtocols.Http2;
        if (certificates is not null)
        {
            UseCertificates(listen, certificates);
        }

        listen.Use(next => new SilentConnections(next).OnConnectionAsync);
    }

    private static void UseCertificates(ListenOptions listen, CertificateRotation certificates)
    {
        ILogger logger = listen.ApplicationServices.GetRequiredService<ILogger<FunctionServer>>();
        listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => ValueTask.FromResult(
                certificates.Current.CreateOptions((refusal, _) => Log.ClientRefused(logger, refusal.Message))),
        });
    }
}
