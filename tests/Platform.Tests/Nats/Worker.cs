using NATS.Client.JetStream;

namespace Platform.Tests.Nats;

/// <summary>A replica that takes messages from a durable consumer.</summary>
internal sealed class Worker
{
    private readonly INatsJSConsumer _consumer;

    private Worker(INatsJSConsumer consumer) => _consumer = consumer;

    public static async Task<Worker> StartAsync(NatsServerProcess server, string stream, string consumer) =>
        new(await server.JetStream.GetConsumerAsync(stream, consumer));

    /// <summary>Takes messages without acknowledging them: they are being worked on.</summary>
    public async Task<IReadOnlyList<INatsJSMsg<string>>> FetchAsync(int count)
    {
        var messages = new List<INatsJSMsg<string>>();
        await foreach (var message in _consumer.FetchAsync<string>(
            new NatsJSFetchOpts { MaxMsgs = count, Expires = TimeSpan.FromSeconds(10) }))
        {
            messages.Add(message);
        }

        messages.Should().HaveCount(count);
        return messages;
    }

    /// <summary>Acknowledges, and waits until the server has seen it.</summary>
    public static async Task AcknowledgeAsync(IEnumerable<INatsJSMsg<string>> messages)
    {
        foreach (var message in messages)
        {
            await message.AckAsync(new AckOpts { DoubleAck = true });
        }
    }
}
