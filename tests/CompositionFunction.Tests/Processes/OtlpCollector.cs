using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CompositionFunction.Tests.Processes;

/// <summary>Takes what is exported with OTLP over HTTP, and keeps it.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(string Path, string Tenant, byte[] Body)> _received = new();
    private readonly Task _serving;

    private readonly CancellationTokenSource _end = new();
    private readonly TimeSpan _delay;

    /// <param name="delay">How long each answer takes, one after another.</param>
    public OtlpCollector(TimeSpan delay = default)
    {
        _delay = delay;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
        }

        _listener.Prefixes.Add($"{Url}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>The path of each request, with the header <c>x-tenant</c> if it has one.</summary>
    public IReadOnlyCollection<string> Requests => [.. _received.Select(request => $"{request.Path} {request.Tenant}".TrimEnd())];

    /// <summary>All that was received on a path, one after another.</summary>
    public byte[] Find(string path) => [.. _received.Where(request => request.Path == path).SelectMany(request => request.Body)];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();

        // Not Stop and then Close: the second looks the port up again, which somebody else may have by then.
        _listener.Abort();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            var context = await _listener.GetContextAsync();
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var tenant = context.Request.Headers["x-tenant"];
            _received.Enqueue((context.Request.Url!.AbsolutePath, tenant is null ? "" : $"x-tenant={tenant}", body.ToArray()));
            await Task.Delay(_delay, _end.Token);
            context.Response.ContentType = "application/x-protobuf";
            context.Response.Close();
        }
    }
}
