using System.Net.Sockets;
using System.Text.Json;

namespace Platform.Tests.Keda;

/// <summary>
/// Reads the lag as KEDA 2.20 does, in <c>pkg/scalers/nats_jetstream_scaler.go</c>: the same request to the same address, and
/// the same way through the answer. Only the connection goes to another server than the name in the address.
/// </summary>
internal sealed class NatsJetStreamScaler : IDisposable
{
    private readonly NatsTrigger _trigger;
    private readonly HttpClient _client;

    /// <param name="trigger">What the ScaledObject asks for.</param>
    /// <param name="server">Where the name in the trigger leads.</param>
    public NatsJetStreamScaler(NatsTrigger trigger, Uri server)
    {
        _trigger = trigger;
        _client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(server.Host, server.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
    }

    /// <summary>The address that KEDA asks.</summary>
    public Uri Address => new(
        $"http://{_trigger.Endpoint}/jsz?acc={Uri.EscapeDataString(_trigger.Account)}&consumers=true&config=true");

    /// <summary>Messages that nobody has, and those that somebody works on.</summary>
    /// <exception cref="ScalerException">KEDA would report an error and not scale.</exception>
    public async Task<long> ReadLagAsync()
    {
        using var answer = JsonDocument.Parse(await _client.GetStringAsync(Address));
        var consumer = FindConsumer(FindStream(answer.RootElement));
        return consumer.GetProperty("num_pending").GetInt64() + consumer.GetProperty("num_ack_pending").GetInt64();
    }

    public void Dispose() => _client.Dispose();

    private JsonElement FindStream(JsonElement answer)
    {
        var streams = Items(answer, "account_details")
            .Where(account => new[] { "id", "name" }.Any(field => account.GetProperty(field).ValueEquals(_trigger.Account)))
            .SelectMany(account => Items(account, "stream_detail"))
            .Where(stream => stream.GetProperty("name").ValueEquals(_trigger.Stream))
            .ToArray();
        return streams is [var found]
            ? found
            : throw new ScalerException($"stream \"{_trigger.Stream}\" not found in account \"{_trigger.Account}\"");
    }

    private JsonElement FindConsumer(JsonElement stream)
    {
        var consumers = Items(stream, "consumer_detail")
            .Where(consumer => consumer.GetProperty("name").ValueEquals(_trigger.Consumer)).ToArray();
        return consumers is [var found]
            ? found
            : throw new ScalerException($"consumer \"{_trigger.Consumer}\" not found in stream \"{_trigger.Stream}\"");
    }

    private static IEnumerable<JsonElement> Items(JsonElement value, string name) =>
        value.TryGetProperty(name, out var items) ? items.EnumerateArray() : Enumerable.Empty<JsonElement>();
}
