using System.Buffers;
using Crossplane.Functions.Hosting.Grpc;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests.Grpc;

/// <summary>A server on a free port of the loopback interface, whose log is kept.</summary>
internal sealed class GrpcServerUnderTest : IAsyncDisposable
{
    private readonly KeptLog _log;

    private GrpcServerUnderTest(FunctionServer server, KeptLog log)
    {
        Server = server;
        _log = log;
    }

    public FunctionServer Server { get; }

    public IReadOnlyCollection<LogEntry> Log => _log.Entries;

    public IReadOnlyCollection<object> Scopes => _log.Scopes;

    public static Task<GrpcServerUnderTest> EchoAsync(int maxBytes = 1024 * 1024) => StartAsync(Echo, maxBytes);

    public static Task<GrpcServerUnderTest> StartAsync(UnaryMethod method, int maxBytes = 1024 * 1024) =>
        StartAsync(method, new FunctionHostOptions { Address = "127.0.0.1:0", Insecure = true, MaxReceiveMessageBytes = maxBytes });

    public static Task<GrpcServerUnderTest> EchoAsync(FunctionHostOptions options) => StartAsync(Echo, options);

    public static Task<GrpcServerUnderTest> StartAsync(UnaryMethod method, FunctionHostOptions options) =>
        StartAsync(ServedMethod.Of(method), options);

    /// <summary>Starts a server; its metrics are on a free port too, or nowhere, never on the port that users expect.</summary>
    public static async Task<GrpcServerUnderTest> StartAsync(ServedMethod method, FunctionHostOptions options)
    {
        var log = new KeptLog();
        FunctionServer server = await FunctionServer.StartAsync(
            method,
            options.MetricsAddress == new FunctionHostOptions().MetricsAddress ? options with { MetricsAddress = "" } : options,
            logging => logging.SetMinimumLevel(LogLevel.Debug).AddFilter("Microsoft", LogLevel.Warning).AddProvider(log),
            CancellationToken.None);
        return new GrpcServerUnderTest(server, log);
    }

    public RawGrpcClient Connect() => new(Server.EndPoint);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _log.Dispose();
    }

    private static ValueTask Echo(ReadOnlySequence<byte> request, IBufferWriter<byte> response, CancellationToken cancellationToken)
    {
        foreach (ReadOnlyMemory<byte> segment in request)
        {
            response.Write(segment.Span);
        }

        return ValueTask.CompletedTask;
    }
}
