using Crossplane.Functions;
using Crossplane.Functions.AspNetCore;
using Crossplane.Functions.AspNetCore.Calls;
using Crossplane.Functions.Hosting;
using Crossplane.Functions.Testing.Calls;
using Grpc.AspNetCore.Server.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TestSupport.Logging;

namespace TestSupport.Servers;

/// <summary>A server on a free port of the loopback interface, whose log is kept.</summary>
public sealed class ServerUnderTest : IAsyncDisposable
{
    private readonly KeptLog _log;

    private ServerUnderTest(FunctionServer server, KeptLog log)
    {
        Server = server;
        _log = log;
    }

    public FunctionServer Server { get; }

    /// <summary>The log, without the warning that these servers have no TLS.</summary>
    public IReadOnlyCollection<LogEntry> Log =>
        [.. _log.Entries.Where(entry => !entry.Message.StartsWith("serving without TLS", StringComparison.Ordinal))];

    public IReadOnlyCollection<object> Scopes => _log.Scopes;

    public static Task<ServerUnderTest> EchoAsync(int maxBytes = 1024 * 1024) => StartAsync(BytesMethods.Echo, maxBytes);

    public static Task<ServerUnderTest> EchoAsync(FunctionHostOptions options) => StartAsync(BytesMethods.Echo, options);

    public static Task<ServerUnderTest> StartAsync(BytesMethod method, int maxBytes = 1024 * 1024) =>
        StartAsync(
            method, new FunctionHostOptions { Address = "127.0.0.1:0", Insecure = true, MaxReceiveMessageBytes = maxBytes });

    public static Task<ServerUnderTest> StartAsync(BytesMethod method, FunctionHostOptions options) => StartAsync(
        services =>
        {
            services.AddCompositionFunction(new IdleFunction());
            services.RemoveAll<IServiceMethodProvider<FunctionCalls>>();
            services.AddSingleton<IServiceMethodProvider<FunctionCalls>>(new BytesMethods(method));
        },
        options);

    public static Task<ServerUnderTest> StartAsync(
        IFunction function, FunctionHostOptions options, Action<CompositionFunctionOptions>? configure = null) =>
        StartAsync(services => services.AddCompositionFunction(function, configure), options);

    /// <summary>Starts a server; its metrics are on a free port too, or nowhere, never on the port that users expect.</summary>
    public static async Task<ServerUnderTest> StartAsync(Action<IServiceCollection> configure, FunctionHostOptions options)
    {
        var log = new KeptLog();
        var server = await FunctionServer.StartAsync(
            services =>
            {
                services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(log));
                configure(services);
            },
            options.MetricsAddress == new FunctionHostOptions().MetricsAddress
                ? Fresh(options) with { MetricsAddress = "" }
                : Fresh(options));
        return new ServerUnderTest(server, log);
    }

    // What a test has done is in the next scrape.
    private static FunctionHostOptions Fresh(FunctionHostOptions options) => options with { MetricsAge = TimeSpan.Zero };

    public RawGrpcClient Connect() => new(Server.EndPoint);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _log.Dispose();
    }
}
