using System.Net;
using Crossplane.Functions.AspNetCore;
using Grpc.HealthCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests.Embedding;

/// <summary>A web application of somebody who serves a function beside a page, health checks and another service.</summary>
internal sealed class EmbeddingApplication : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ScopedLog _log;
    private readonly HttpClient _pages = new() { Timeout = TimeSpan.FromSeconds(30) };

    private EmbeddingApplication(WebApplication application, ScopedLog log)
    {
        _application = application;
        _log = log;
        var addresses = application.Urls.Select(url => new Uri(url)).ToArray();
        Calls = new RawGrpcClient(new IPEndPoint(IPAddress.Loopback, addresses[0].Port));
        _pages.BaseAddress = addresses[1];
    }

    public RawGrpcClient Calls { get; }

    public IServiceProvider Services => _application.Services;

    public IReadOnlyCollection<ScopedEntry> Log => _log.Entries;

    public static Task<EmbeddingApplication> StartAsync(Action<CompositionFunctionOptions>? configure = null) =>
        StartAsync(services => services.AddCompositionFunction<GreetingFunction>(configure));

    public static async Task<EmbeddingApplication> StartAsync(Action<IServiceCollection> addFunction)
    {
        var log = new ScopedLog();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddSingleton(new Greeter("hello"));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<HealthServiceImpl>();
        addFunction(builder.Services);
        var application = builder.Build();
        application.MapCompositionFunction();
        application.MapGrpcService<HealthServiceImpl>();
        application.MapGet("/hello", (Greeter greeter) => greeter.Greet("page"));
        application.MapHealthChecks("/readyz");
        await application.StartAsync();
        return new EmbeddingApplication(application, log);
    }

    public async Task<(HttpStatusCode Status, string Text)> GetAsync(string path)
    {
        using var answer = await _pages.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Calls.Dispose();
        _pages.Dispose();
        await _application.DisposeAsync();
        _log.Dispose();
    }
}
