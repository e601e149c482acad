using System.Text;

namespace Faults;

/// <summary>
/// What is beside Crossplane's calls, asked too often or never to the end. Connections that are held come from an address of
/// their own, as those of <see cref="ConnectionFaults"/>.
/// </summary>
internal static class ManagementFaults
{
    private const string Watch = "/grpc.health.v1.Health/Watch";
    private const string Reflect = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo";
    private const int AtATime = 50;

    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(3);

    /// <summary>Watches the health, more often than is allowed at a time, and goes away.</summary>
    public static async Task WatchAsync(Target target, int count)
    {
        using var client = target.Connect();
        using var hold = new CancellationTokenSource(Hold);
        await Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
        {
            try
            {
                using var content = new ByteArrayContent(RawGrpcClient.Frame([]));
                await client.SendAsync(HttpMethod.Post, Watch, content, "application/grpc", hold.Token);
            }
            catch (OperationCanceledException)
            {
                // It was watched as long as it was meant to.
            }
        }));
    }

    /// <summary>Sends what no request for contracts is.</summary>
    public static async Task ReflectNonsenseAsync(Target target, int count)
    {
        using var client = target.Connect();
        var random = new Random(1);
        for (var index = 0; index < count; index++)
        {
            var bytes = new byte[random.Next(1, 200)];
            random.NextBytes(bytes);
            var answer = await client.CallAsync(Reflect, RawGrpcClient.Frame(bytes));
            if (answer.Status is null)
            {
                throw new FaultException("a call of reflection ended without a status");
            }
        }
    }

    /// <summary>Begins requests on the port for metrics and goes on no more.</summary>
    public static async Task ProbeSlowlyAsync(Target target, int count)
    {
        var connections = new List<Http2Client>();
        for (var index = 0; index < count; index++)
        {
            var connection = await Http2Client.ConnectAsync(target.Management, greet: false, ConnectionFaults.Stranger);
            await connection.Raw("GET /metrics HTTP/1.1\r\nHost: "u8).SendAsync();
            connections.Add(connection);
        }

        await Task.Delay(Hold);
        connections.ForEach(connection => connection.Break());
    }

    /// <summary>Holds connections with half a request, opens each that is closed again, and probes meanwhile.</summary>
    public static Task HoldAsync(Target target, int count) => HoldAsync(target, count, "GET /heal");

    /// <summary>Holds connections with requests that are answered and whose bodies never end, and probes meanwhile.</summary>
    public static Task HoldBodiesAsync(Target target, int count) =>
        HoldAsync(target, count, "GET /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");

    private static async Task HoldAsync(Target target, int count, string sent)
    {
        using var stop = new CancellationTokenSource(Hold);
        var bytes = Encoding.ASCII.GetBytes(sent);
        var holders = Enumerable.Range(0, count).Select(_ => HoldAsync(target, bytes, stop.Token)).ToArray();
        try
        {
            await ProbeAsync(target, stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(holders);
        }
    }

    private static async Task ProbeAsync(Target target, CancellationToken stop)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://{target.Management}/healthz"), CancellationToken.None);
                answer.EnsureSuccessStatusCode();
            }
            catch (HttpRequestException exception)
            {
                throw new FaultException($"a probe was not answered: {exception.Message}");
            }

            await Task.Delay(20, CancellationToken.None);
        }
    }

    private static async Task HoldAsync(Target target, byte[] sent, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var connection = await Http2Client.ConnectAsync(target.Management, greet: false, ConnectionFaults.Stranger);
                await connection.Raw(sent).SendAsync();
                await connection.ReadToEndAsync(Hold);
            }
            catch (Exception exception) when (exception is OperationCanceledException or System.Net.Sockets.SocketException)
            {
                // It is opened again.
            }
        }
    }

    /// <summary>Asks for the metrics, many at a time.</summary>
    public static async Task ScrapeAsync(Target target, int count)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = AtATime, UseProxy = false });
        var metrics = new Uri($"http://{target.Management}/metrics");
        for (var done = 0; done < count; done += AtATime)
        {
            await Task.WhenAll(Enumerable.Range(0, AtATime).Select(async _ =>
            {
                try
                {
                    using var answer = await client.GetAsync(metrics);
                    answer.EnsureSuccessStatusCode();
                }
                catch (HttpRequestException exception)
                {
                    throw new FaultException($"a scrape was refused: {exception.Message}");
                }
            }));
        }
    }
}
