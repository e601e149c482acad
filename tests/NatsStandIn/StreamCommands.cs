using System.Text.Json.Nodes;

namespace NatsStandIn;

internal static class StreamCommands
{
    public static async Task InfoAsync(JetStreamServer server, string stream) =>
        Console.WriteLine(await server.RequestAsync($"STREAM.INFO.{stream}"));

    public static async Task AddAsync(JetStreamServer server, string stream, string file)
    {
        await server.RequestAsync($"STREAM.CREATE.{stream}", Read(stream, file));
        Console.WriteLine($"Stream {stream} was created");
    }

    public static async Task EditAsync(JetStreamServer server, string stream, string file)
    {
        var current = (await server.RequestAsync($"STREAM.INFO.{stream}"))["config"]!.AsObject();
        var wanted = Read(stream, file);
        if (Configuration.AreEqual(current, wanted))
        {
            Console.WriteLine("No difference in configuration");
            return;
        }

        await server.RequestAsync($"STREAM.UPDATE.{stream}", wanted);
        Console.WriteLine($"Stream {stream} was updated");
    }

    private static JsonObject Read(string stream, string file)
    {
        var configuration = Configuration.Read(file);
        configuration["name"] = stream;
        return configuration;
    }
}
