using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using Crossplane.Functions.Protocol;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Rendering.Tests.Clients;

/// <summary>Answers HTTP/2 without TLS as a test says, and remembers what was asked.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ScriptedServer(WebApplication application) => _application = application;

    public List<string> Paths { get; } = [];

    public RunFunctionRequest? Request { get; private set; }

    public string Target => new Uri(_application.Urls.Single()).Authority;

    public static async Task<ScriptedServer> StartAsync(
        Func<HttpContext, Task> answer, int port = 0, Action<HttpsConnectionAdapterOptions>? tls = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port, listen => Configure(listen, tls)));
        var server = new ScriptedServer(builder.Build());
        server._application.Run(async context =>
        {
            server.Paths.Add(context.Request.Path);
            server.Request = RunFunctionRequest.Parser.ParseFrom(await ReadMessageAsync(context));
            await answer(context);
        });
        await server._application.StartAsync();
        return server;
    }

    public static async Task WriteMessageAsync(HttpContext context, byte[] message, string status = "0", byte isCompressed = 0)
    {
        context.Response.ContentType = "application/grpc";
        var header = new byte[5];
        header[0] = isCompressed;
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(1), (uint)message.Length);
        await context.Response.Body.WriteAsync(header);
        await context.Response.Body.WriteAsync(message);
        context.Response.AppendTrailer("grpc-status", status);
    }

    public static Task WriteMessageAsync(HttpContext context, RunFunctionResponse message) =>
        WriteMessageAsync(context, message.ToByteArray());

    /// <summary>An answer without a message: the status stands among the headers.</summary>
    public static Task WriteStatus(HttpContext context, int code, string message = "")
    {
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = code.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["grpc-message"] = message;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Configure(ListenOptions listen, Action<HttpsConnectionAdapterOptions>? tls)
    {
        listen.Protocols = HttpProtocols.Http2;
        if (tls is not null)
        {
            listen.UseHttps(tls);
        }
    }

    private static async Task<byte[]> ReadMessageAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var bytes = body.ToArray();
        ((int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1))).Should().Be(bytes.Length - 5);
        return bytes[5..];
    }
}
