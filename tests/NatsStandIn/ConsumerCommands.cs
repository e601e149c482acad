using System.Text.Json.Nodes;

namespace NatsStandIn;

internal static class ConsumerCommands
{
    public static async Task AddAsync(JetStreamServer server, string stream, string consumer, string file)
    {
        var configuration = Configuration.Read(file);
        configuration["durable_name"] = consumer;
        await server.RequestAsync(
            $"CONSUMER.DURABLE.CREATE.{stream}.{consumer}",
            new JsonObject { ["stream_name"] = stream, ["config"] = configuration });
        Console.WriteLine($"Information for Consumer {stream} > {consumer}");
    }
}
